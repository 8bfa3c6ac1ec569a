using System.Security.Cryptography;
using System.Text;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Formulas;

namespace OpsCenter.Ingest.Configuration;

/// <summary>A KPI as written, its formula not understood yet.</summary>
internal sealed record KpiDraft
{
    public required string Id { get; init; }

    public required string Pack { get; init; }

    public required LocalizedText Name { get; init; }

    public required string Unit { get; init; }

    public required int Decimals { get; init; }

    public required KpiScope Scope { get; init; }

    public required KpiStep Every { get; init; }

    public TimeSpan? Over { get; init; }

    public required TimeSpan Settle { get; init; }

    public required IReadOnlyList<KpiInput> Inputs { get; init; }

    /// <summary>Inputs that are KPIs, with where they are named.</summary>
    public required IReadOnlyList<(ConfigNode Node, KpiInput.Figures Input)> Figures { get; init; }

    public required ConfigNode FormulaNode { get; init; }

    public required string FormulaText { get; init; }

    public required IReadOnlyList<KpiTarget> Targets { get; init; }

    public required KpiDirection Better { get; init; }

    public required IReadOnlyList<KpiBand> Bands { get; init; }

    public required KpiPeriodRule Period { get; init; }

    public required KpiPath Path { get; init; }

    public LocalizedText? Owner { get; init; }

    public LocalizedText? Source { get; init; }

    public LocalizedText? Description { get; init; }

    public bool Forecast { get; init; }

    public bool Published { get; init; }

    public KpiDefinition ToDefinition(Formula formula) => new()
    {
        Id = Id,
        Pack = Pack,
        Name = Name,
        Unit = Unit,
        Decimals = Decimals,
        Scope = Scope,
        Every = Every,
        Over = Over,
        Settle = Settle,
        Inputs = Inputs,
        Formula = formula,
        Targets = Targets,
        Better = Better,
        Bands = Bands,
        Period = Period,
        Path = Path,
        Owner = Owner,
        Source = Source,
        Description = Description,
        Forecast = Forecast,
        Published = Published,
        Version = VersionOf(),
    };

    /// <summary>Of all that the values depend on, and of nothing else: a new name must not compute a year anew.</summary>
    private string VersionOf()
    {
        var facts = new StringBuilder($"{Unit}|{Scope}|{Every}|{Over}|{FormulaText}");
        foreach (var input in Inputs)
        {
            facts.Append('|').Append(input switch
            {
                KpiInput.Readings readings => $"{readings.Name}={readings.Measurement}.{readings.Field} {Tags(readings.Selector.Tags)} {readings.AnyQuality}",
                KpiInput.Events events => $"{events.Name}=event {events.Kind} {events.Value} {Tags(events.Where)}",
                _ => $"{input.Name}={input.Measurement}.{input.Field}",
            });
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts.ToString())))[..16];
    }

    private static string Tags(IReadOnlyDictionary<string, string> tags) =>
        string.Join(',', tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
}
