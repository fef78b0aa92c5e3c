import Foundation
import Testing

@testable import OporaReports

@Suite("archives")
struct ArchiveTests {
  /// The check value of the standard's catalogue: the digits 1 to 9.
  @Test func theChecksumIsThatOfTheStandard() {
    #expect(CRC32.checksum(of: Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(CRC32.checksum(of: []) == 0)
  }

  /// Byte by byte, as the polynomial is defined.
  @Test func everyLengthHasTheChecksumOfItsBytes() {
    for length in 0..<40 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
      var value = UInt32.max
      for byte in bytes {
        value ^= UInt32(byte)
        for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
      }
      #expect(CRC32.checksum(of: bytes) == ~value)
    }
  }

  static let files = [
    ReportFile(path: "a/пояснение.txt", text: "Текст\n"), ReportFile(path: "empty", bytes: []),
    ReportFile(path: "b.bin", bytes: (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* $0) }),
  ]

  @Test func whatIsPackedIsUnpacked() throws {
    let archive = ZipArchive.bytes(of: ArchiveTests.files)
    #expect(try ZipArchive.files(of: archive) == ArchiveTests.files)
    #expect(archive == ZipArchive.bytes(of: ArchiveTests.files))
  }

  /// Made by Python: `zlib.compressobj(9, zlib.DEFLATED, -15)` over "opora " repeated 50 times.
  static let deflated: [UInt8] = [
    0xCB, 0x2F, 0xC8, 0x2F, 0x4A, 0x54, 0xC8, 0x1F, 0x25, 0x89, 0x20, 0x01,
  ]
  /// Made in the same way of 1500 letters; its codes are its own.
  static let dynamic = """
    JZRHYsNADAPfyt7+f/es7BQnlsQlBiA79trEKlzrbmvLvGVlNMMkjJ9yFVXN7ZkIly2VdF1JO5NKv7JQntWNNo04\
    18juED8qKXe5+yn/3omvCw9k3B6H1KbJ5gjH6mnUSquJu62d75x6j1TZSZx2cYu4ZI9a6VmecW6XxiVn50mdjWyE\
    VG+WRO7OUNzTk1bNJZoCc62LCi9r7wzV9rCgaRhQmJLL/RXId5sMOoySpk8ONstWVI5IpoJE3YUPrDIrpSZbuqY1\
    FJ6mJdtooKqJcklG6JCCJm1PK9cgaiGJGBAh2xXJybc/0s0vmlxDgmjmO1kt8zUanRncr3KJbQvVWy/aMjlT2mgJ\
    CfWIpOgmLgIW63WmLXHmGZKDsbEevAlQ6aizhl5tYMSBSKJppBsFb/oLSj7aprubghqjeDxPeO0ISfABlPaEL+07\
    5zTwnfrjgSG4//VeRzEDBAUenruSLAUfvzkG3oXOyEKIwQTT8fXFYCFOKaSVVwkcxPCk8DRtghOO7JKqx3JgtkW4\
    qAUT1Vk8ng50oZnKa7PECFOsJgCkwkNq8EcPFvPPSsDLhzSgng9aGSK40wZftGuN/0hyni9IEgZupp8iwdhB2qTH\
    34g8uo7AlEN6w99BQaDkDURx1eKlVYQZYySDaIgxBEnQlvJu3PKmUPSDs3DmeTKH5QwoocQaID1/vzBwLE4lpmUT\
    aXLeokWr9MsmgIxMcy2+tGM2JHjZc2iZ6XKAogkfXJqqjRYuEZ9ZpIPxRTwZCQYPuvwFfaA/omRNcL2GpC63IVfo\
    KB8LPvSXy2cMUGFbw0jow4AsFkcgtP3yWUpUafINE0PD+7Bh9BA23OQsABbTLZgTQVZQwBhAs5WSdDL7RUSh+Hiz\
    wNyLtUFSWVffpL884qz0MWONHHAsu4UlyFYsFgaGVTf2PM/G3mfMJVtAsFkOJ+rNwyITeQSBBZB4VglmMvLiwiHE\
    nJbItB+Emu4oVVj9TKAvf33ukT9AAdVewFiIi8t4+A8MO8RkluryAw==
    """

  @Test func deflatedBytesAreUnpacked() {
    let text = String(repeating: "opora ", count: 50)
    #expect(Inflate.bytes(of: ArchiveTests.deflated, limit: 1000) == Array(text.utf8))
    #expect(Inflate.bytes(of: ArchiveTests.deflated, limit: 299) == nil)
    let dynamic = [UInt8](Data(base64Encoded: ArchiveTests.dynamic) ?? Data())
    let letters = Inflate.bytes(of: dynamic, limit: 1500)
    #expect(letters.map { CRC32.checksum(of: $0) } == 0x2A5E3E1F)
  }

  @Test func anyCutOrChangedByteIsAFaultAndNoCrash() {
    let archive = ZipArchive.bytes(of: ArchiveTests.files)
    for end in 0..<archive.count {
      #expect(throws: ZipFault.self) { try ZipArchive.files(of: Array(archive[..<end])) }
    }
    for index in archive.indices {
      var broken = archive
      broken[index] ^= 0x55
      _ = try? ZipArchive.files(of: broken)
    }
    for index in ArchiveTests.deflated.indices {
      for bit in 0..<8 {
        var broken = ArchiveTests.deflated
        broken[index] ^= 1 << UInt8(bit)
        _ = Inflate.bytes(of: broken, limit: 4096)
      }
    }
  }

  @Test(arguments: ["../x", "/x", "a/../../x", "c:x", "a\\b", "./x", "a//b"])
  func namesThatLeadOutsideAreRefused(_ name: String) {
    let archive = ZipArchive.bytes(of: [ReportFile(path: name, text: "x")])
    #expect(throws: ZipFault.unsafeName(name)) { try ZipArchive.files(of: archive) }
  }

  @Test func anArchiveThatUnpacksToTooMuchIsRefused() {
    let archive = ZipArchive.bytes(of: ArchiveTests.files)
    #expect(throws: ZipFault.tooLarge) { try ZipArchive.files(of: archive, limit: 1000) }
  }
}
