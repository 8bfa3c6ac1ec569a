using System.Globalization;
using Microsoft.Extensions.Localization;
using OpsCenter.App.Jobs;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Kpis;

/// <summary>KPIs in words and figures.</summary>
internal static class KpiWords
{
    public static string Value(KpiDefinition kpi, double value) =>
        $"{value.ToString("N" + kpi.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture)}{(kpi.Unit.Length == 0 ? "" : $" {kpi.Unit}")}";

    public static string Target(KpiDefinition kpi, DateOnly day) => kpi.TargetOn(day) is not { } target
        ? "–"
        : $"{(kpi.Better switch { KpiDirection.Higher => "≥ ", KpiDirection.Lower => "≤ ", _ => "" })}{Value(kpi, target.Value)}";

    public static string Class(KpiState state) => state switch
    {
        KpiState.Good => "ok",
        KpiState.Warning => "warn",
        KpiState.Bad => "bad",
        _ => "",
    };

    public static string Reason(KpiReason reason, IStringLocalizer texts) =>
        reason.Kind == KpiReasonKind.Other ? reason.Of ?? "" : texts[$"KpiReason.{reason.Kind}", reason.Of ?? ""];

    /// <summary>Lowest to highest of the scopes.</summary>
    public static string Range(KpiView view)
    {
        var (least, most) = (view.Figures.Min(figure => figure.Value), view.Figures.Max(figure => figure.Value));
        return least == most ? Value(view.Kpi, most) : $"{least.ToString("N" + view.Kpi.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture)} – {Value(view.Kpi, most)}";
    }

    /// <summary>Length of the window and where the newest one begins.</summary>
    public static string Window(KpiView view, IStringLocalizer texts)
    {
        var length = Step(view.Kpi, texts);
        return view.Figures.Count == 0 ? length : $"{length} · {Start(view.Kpi, view.Figures.Max(figure => figure.Time))}";
    }

    public static string Step(KpiDefinition kpi, IStringLocalizer texts) => kpi.Every.Unit == KpiStepUnit.Part
        ? kpi.Over is { } over ? texts["Kpis.Sliding", Figure.Span(over), Figure.Span(kpi.Every.Part)] : Figure.Span(kpi.Every.Part)
        : texts[$"KpiStep.{kpi.Every.Unit}"];

    /// <summary>A window by its beginning, as short as it is clear.</summary>
    public static string Start(KpiDefinition kpi, Instant start)
    {
        var local = LocalTime.At(start);
        return kpi.Every.Unit switch
        {
            KpiStepUnit.Part => local.ToString("HH:mm dd/MM", CultureInfo.InvariantCulture),
            KpiStepUnit.Month => local.ToString("MM/yyyy", CultureInfo.InvariantCulture),
            KpiStepUnit.Quarter => string.Create(CultureInfo.InvariantCulture, $"Q{((local.Month - 1) / 3) + 1}/{local.Year}"),
            KpiStepUnit.Year => local.Year.ToString(CultureInfo.InvariantCulture),
            _ => local.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Name of what a figure belongs to.</summary>
    public static string Scope(KpiDefinition kpi, SeriesKey series, Places places, IStringLocalizer texts) => kpi.Scope.Kind switch
    {
        KpiScopeKind.Site => series.Tag(StandardTags.Site) is { } site ? places.Sites.GetValueOrDefault(site)?.Name.ToString() ?? site : "–",
        KpiScopeKind.Area => series.Tag(StandardTags.Area) is { } area ? places.Areas.GetValueOrDefault(area)?.Name.ToString() ?? area : "–",
        KpiScopeKind.Tag => series.Tag(kpi.Scope.Tag!) ?? "–",
        _ => texts["Kpis.Everything"],
    };

    /// <summary>What goes into a formula, by name.</summary>
    public static string Input(KpiInput input, KpiSet kpis, FieldCatalogue fields, IStringLocalizer texts) => input switch
    {
        KpiInput.Figures figures => kpis.Find(figures.Id)?.Name.ToString() ?? figures.Id,
        KpiInput.Events events => texts["Kpis.EventInput", events.Kind, events.Value ?? texts["Kpis.EventCount"].Value],
        _ => fields.Find(input.Measurement, input.Field) is { } field ? $"{field.Name} ({input.Measurement}.{input.Field})" : $"{input.Measurement}.{input.Field}",
    };
}
