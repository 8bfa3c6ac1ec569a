using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.App.OperatorConsole.Playground;

/// <summary>What a tried message becomes, and the paths a mapping may name in it.</summary>
public sealed partial class OutcomePanel
{
    /// <summary>Null before anything was tried.</summary>
    [Parameter]
    [EditorRequired]
    public required TrialOutcome? Outcome { get; set; }

    [Parameter]
    [EditorRequired]
    public required IReadOnlyList<KeyValuePair<string, string>> Paths { get; set; }

    private string Unit(Reading reading) => Outcome?.Fields.Find(reading.Series.Measurement, reading.Series.Field)?.Unit ?? "";

    private static string Tags(SeriesKey series) => string.Join(" · ", series.Tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
