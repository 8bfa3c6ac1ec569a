using Microsoft.Extensions.Configuration;

namespace OpsCenter.Simulator.Load;

/// <summary>The load mode of the command line.</summary>
internal static class LoadCommand
{
    /// <summary>0: every message arrived. 1: something was lost, refused or unsent. 2: wrong arguments.</summary>
    public static int Run(IConfiguration arguments, CancellationToken cancellation)
    {
        var errors = new List<string>();
        var options = LoadOptions.Parse(arguments, errors);
        if (errors.Count > 0)
        {
            errors.ForEach(Console.Error.WriteLine);
            return 2;
        }

        // Two threads less per answer: the generator shares the machine with the server under test. Read once by the runtime, at the first socket.
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "1");
        var report = new LoadRun(options, TimeProvider.System, Console.Error).Run(cancellation);
        Console.WriteLine(options.Report switch
        {
            "json" => report.ToJson(),
            "line" => report.ToLine(),
            _ => report.ToText(),
        });
        return report.IsClean ? 0 : 1;
    }
}
