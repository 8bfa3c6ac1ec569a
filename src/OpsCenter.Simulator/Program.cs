using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;
using OpsCenter.Simulator;
using OpsCenter.Simulator.Load;
using OpsCenter.Simulator.Running;
using OpsCenter.Simulator.Verification;

if (args.Contains("--help") || args.Contains("-h"))
{
    Console.Write(Usage.Text);
    return 0;
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

var arguments = new ConfigurationBuilder().AddCommandLine(args).Build();
return args switch
{
    ["verify", ..] => await VerifyCommand.RunAsync(arguments, stop.Token),
    _ when arguments["devices"] is not null => LoadCommand.Run(arguments, stop.Token),
    _ => await SimulateCommand.RunAsync(arguments, stop.Token),
};

// The first signal asks to end in order; a second one is left to the runtime, which ends at once.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
