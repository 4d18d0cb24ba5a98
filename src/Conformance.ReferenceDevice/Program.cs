using Conformance.ReferenceDevice;

return await DeviceProgram.RunAsync(args, Console.In, Console.Out);
