using System.CommandLine;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Replay;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Storage;
using OpsCenter.Storage.Influx;

namespace OpsCenter.App.Verbs;

/// <summary><c>check</c>: reads the configuration as the server would and lists every error; with <c>--data</c>, the data folder.</summary>
internal static class CheckVerb
{
    public static Command Create()
    {
        var command = new Command("check", "Validate ingest-config, dashboards and, with Storage:Provider=Influx, the way to InfluxDB: lists every error with file, key and remedy; exit 1 if there is one.");
        var data = new Option<bool>("--data") { Description = "Read the data folder instead: compares every checksum and names each damaged chunk with its series and time range; exit 1 if there is one. Changes nothing." };
        command.Options.Add(data);
        command.SetAction((line, cancellation) => line.GetValue(data) ? Task.FromResult(DataCheck.Run(line, cancellation)) : CheckAsync(line, cancellation));
        return command;
    }

    private static async Task<int> CheckAsync(ParseResult line, CancellationToken cancellation)
    {
        var configuration = VerbOptions.Configuration(line);
        var configDir = configuration["ConfigDir"] ?? "ingest-config";
        var dashboardsDir = configuration["DashboardsDir"] ?? "dashboards";
        var (ingest, ingestErrors) = IngestConfigLoader.Load(configDir, wholeLibrary: true);
        var (dashboards, dashboardErrors) = DashboardLoader.Load(dashboardsDir);

        var (scenarios, scenarioErrors) = ScenarioLoader.Load(dashboardsDir);
        IReadOnlyList<object> errors = [.. ingestErrors, .. dashboardErrors, .. scenarioErrors, .. await StorageErrorsAsync(configuration, cancellation)];
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
            $"{configDir}: {ingest!.Packs.Count} packs, {ingest.Places.Areas.Count} areas, {ingest.Places.Sites.Count} sites, {ingest.AlarmRules.Count} alarm rules, {ingest.Kpis.All.Count} KPIs, {ingest.Sheets.All.Count} sheets.");
        line.InvocationConfiguration.Output.WriteLine($"{dashboardsDir}: {dashboards!.Dashboards.Count} dashboards, {dashboards.Screens.Count} screens, {scenarios.Count} scenarios.");
        line.InvocationConfiguration.Output.WriteLine("No errors.");
        return 0;
    }

    private static async Task<IReadOnlyList<string>> StorageErrorsAsync(IConfiguration configuration, CancellationToken cancellation)
    {
        try
        {
            if (TelemetryStorageServiceCollectionExtensions.ProviderOf(configuration) != StorageProvider.Influx)
            {
                return [];
            }

            await using var services = new ServiceCollection().AddInfluxProbe(configuration).BuildServiceProvider();
            return await services.GetRequiredService<InfluxProbe>().AskAsync(cancellation) is { } refusal ? [$"{refusal}. A running server goes on and keeps what comes in its spool."] : [];
        }
        catch (OptionsValidationException error)
        {
            return [.. error.Failures];
        }
    }
}
