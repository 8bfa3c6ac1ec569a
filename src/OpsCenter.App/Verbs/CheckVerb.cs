using System.CommandLine;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Replay;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.App.Verbs;

/// <summary><c>check</c>: reads the configuration as the server would and lists every error; with <c>--data</c>, the data folder.</summary>
internal static class CheckVerb
{
    public static Command Create()
    {
        var command = new Command("check", "Validate ingest-config and dashboards: lists every error with file, key and remedy; exit 1 if there is one.");
        var data = new Option<bool>("--data") { Description = "Read the data folder instead: compares every checksum and names each damaged chunk with its series and time range; exit 1 if there is one. Changes nothing." };
        command.Options.Add(data);
        command.SetAction((line, cancellation) => Task.FromResult(line.GetValue(data) ? DataCheck.Run(line, cancellation) : Check(line)));
        return command;
    }

    private static int Check(ParseResult line)
    {
        var configuration = VerbOptions.Configuration(line);
        var configDir = configuration["ConfigDir"] ?? "ingest-config";
        var dashboardsDir = configuration["DashboardsDir"] ?? "dashboards";
        var (ingest, ingestErrors) = IngestConfigLoader.Load(configDir, wholeLibrary: true);
        var (dashboards, dashboardErrors) = DashboardLoader.Load(dashboardsDir);

        var (scenarios, scenarioErrors) = ScenarioLoader.Load(dashboardsDir);
        IReadOnlyList<ConfigError> errors = [.. ingestErrors, .. dashboardErrors, .. scenarioErrors];
        foreach (var error in errors)
        {
            line.InvocationConfiguration.Output.WriteLine(error);
        }

        if (errors.Count > 0)
        {
            line.InvocationConfiguration.Error.WriteLine($"{errors.Count} errors. A running server keeps its old configuration until they are mended.");
            return 1;
        }

        line.InvocationConfiguration.Output.WriteLine(
            $"{configDir}: {ingest!.Packs.Count} packs, {ingest.Places.Areas.Count} areas, {ingest.Places.Sites.Count} sites, {ingest.AlarmRules.Count} alarm rules.");
        line.InvocationConfiguration.Output.WriteLine($"{dashboardsDir}: {dashboards!.Dashboards.Count} dashboards, {dashboards.Screens.Count} screens, {scenarios.Count} scenarios.");
        line.InvocationConfiguration.Output.WriteLine("No errors.");
        return 0;
    }
}
