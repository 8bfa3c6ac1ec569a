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
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var arguments = new ConfigurationBuilder().AddCommandLine(args).Build();
return args switch
{
    ["verify", ..] => await VerifyCommand.RunAsync(arguments, stop.Token),
    _ when arguments["devices"] is not null => LoadCommand.Run(arguments, stop.Token),
    _ => await SimulateCommand.RunAsync(arguments, stop.Token),
};
