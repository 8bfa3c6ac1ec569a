using Microsoft.Extensions.Configuration;
using OpsCenter.Simulator.Load;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var arguments = new ConfigurationBuilder().AddCommandLine(args).Build();
return LoadCommand.Run(arguments, stop.Token);
