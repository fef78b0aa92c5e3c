Platform.exit(FuzzProgram.run(Array(CommandLine.arguments.dropFirst())))
