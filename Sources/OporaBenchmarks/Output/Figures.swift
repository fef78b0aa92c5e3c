/// Numbers of the table, three significant digits each.
enum Figures {
  /// A time with its unit: `812 ns`, `1.42 ms`, `3.10 s`.
  static func time(_ seconds: Double) -> String {
    let units = [("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)]
    for (name, unit) in units where seconds >= unit * 0.9995 {
      return significant(seconds / unit) + " " + name
    }
    return significant(seconds / 1e-9) + " ns"
  }

  /// A count with its thousands: `12.3 k`, `8.13 M`.
  static func count(_ number: Double) -> String {
    if number >= 999_500 { return significant(number / 1e6) + " M" }
    return number >= 999.5 ? significant(number / 1000) + " k" : significant(number)
  }

  /// Three significant digits, never an exponent.
  static func significant(_ number: Double) -> String {
    switch number {
    case 99.95...: decimals(number, 0)
    case 9.995...: decimals(number, 1)
    default: decimals(number, 2)
    }
  }

  /// A number of 0 and more with a fixed count of decimals; a dash for what is no number.
  static func decimals(_ number: Double, _ digits: Int) -> String {
    var power = 1
    for _ in 0..<digits { power *= 10 }
    let scaled = (number * Double(power)).rounded()
    guard number >= 0, scaled < 1e18 else { return "–" }
    let whole = Int(scaled)
    guard digits > 0 else { return String(whole) }
    let fraction = String(whole % power)
    return "\(whole / power)." + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}
