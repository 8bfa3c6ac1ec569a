using System.CommandLine;

namespace OpsCenter.App.Verbs;

/// <summary>The command line: verbs that work beside a running server, and the help that tells all.</summary>
internal static class VerbLine
{
    private const string ServerHelp = """
        OpsCenter, the provincial Intelligent Operations Center.

        Without a verb it runs the server:
          --demo                     with a simulated province, marked as such on every screen
          --Http:Port 8080           HTTP port                --Http:Address localhost
          --Mqtt:Port 1883           MQTT port                --Mqtt:Address localhost
          --Mqtt:AllowAnonymous true loopback only, all topics: for conformance runs
          --DataDir data             where everything is kept
          --ConfigDir ingest-config  areas, sites, sources, rules
          --DashboardsDir dashboards walls
          --Storage:Provider Influx  with --Storage:Influx:Url, …: see docs/influx.md
          --Database:Provider, --Database:ConnectionString: see docs/operations.md
        Every key is also an environment variable with two underscores for the colon: Http__Port.
        """;

    /// <summary>Is this a call of a verb (or for help) rather than of the server?</summary>
    public static bool IsVerb(string[] args) =>
        args.Length > 0 && (!args[0].StartsWith('-') || args[0] is "--help" or "-h" or "-?" or "--version");

    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(ServerHelp)
        {
            VerbOptions.DataDir,
            VerbOptions.ConfigDir,
            VerbOptions.DashboardsDir,
            VerbOptions.DatabaseProvider,
            VerbOptions.DatabaseConnectionString,
            BackupVerb.Create(),
            CheckVerb.Create(),
            DeviceVerbs.Create(),
            ImportVerb.Create(),
            BacktestVerb.Create(),
            RestoreVerb.Create(),
            TokenVerbs.Create(),
            UserVerbs.Create(),
            VersionVerb.Create(),
        };
        return root.Parse(args).InvokeAsync();
    }
}
