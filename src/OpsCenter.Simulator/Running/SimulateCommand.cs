using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace OpsCenter.Simulator.Running;

/// <summary>The simulating mode of the command line.</summary>
internal static class SimulateCommand
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["config"] = nameof(SimulatorOptions.ConfigDir),
        ["host"] = nameof(SimulatorOptions.Host),
        ["port"] = nameof(SimulatorOptions.Port),
        ["user"] = nameof(SimulatorOptions.User),
        ["password"] = nameof(SimulatorOptions.Password),
        ["speed"] = nameof(SimulatorOptions.Speed),
        ["systems-port"] = nameof(SimulatorOptions.SystemPort),
        ["push-url"] = nameof(SimulatorOptions.PushUrl),
        ["push-token"] = nameof(SimulatorOptions.PushToken),
        ["drop"] = nameof(SimulatorOptions.DropFolder),
        ["seed"] = nameof(SimulatorOptions.Seed),
    };

    /// <summary>0 after a stop that was asked for, 2 for wrong arguments.</summary>
    public static async Task<int> RunAsync(IConfiguration arguments, CancellationToken cancellation)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(Names
            .Where(name => arguments[name.Key] is not null)
            .Select(name => KeyValuePair.Create($"{SimulatorOptions.SectionName}:{name.Value}", arguments[name.Key])));
        if (arguments["backfill"] is { } backfill)
        {
            var value = backfill.EndsWith('h') ? $"{backfill[..^1]}:00:00" : backfill == "0" ? "00:00:00" : backfill;
            builder.Configuration[$"{SimulatorOptions.SectionName}:{nameof(SimulatorOptions.Backfill)}"] = value;
        }

        builder.Services.AddSimulator(builder.Configuration);
        try
        {
            await builder.Build().RunAsync(cancellation);
            return 0;
        }
        catch (Exception exception) when (exception is OptionsValidationException or InvalidOperationException)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }
    }
}
