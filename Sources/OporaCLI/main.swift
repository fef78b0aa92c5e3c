Platform.ignoreBrokenPipes()
Platform.exit(Tool.run(Array(CommandLine.arguments.dropFirst())))
