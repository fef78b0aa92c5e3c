Platform.exit(BenchmarkProgram.run(Array(CommandLine.arguments.dropFirst())))
