using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsCenter.App.Jobs;
using OpsCenter.App.OperatorConsole.History;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Kpis;

/// <summary>What is expected of a KPI, within which bounds, and how far such forecasts can be trusted.</summary>
public sealed partial class KpiForecastPanel(ForecastDesk desk, ILiveConfig<Places> places)
{
    private ForecastView? _forecast;
    private KpiView? _read;
    private string? _chosen;
    private bool _unavailable;

    [Parameter]
    [EditorRequired]
    public required KpiView View { get; set; }

    /// <summary>The one that was chosen; else the one that stands for all; else the first. Null where nothing is forecast.</summary>
    private ForecastScope? Chosen
    {
        get
        {
            var told = (_forecast?.Lines ?? []).Where(line => line.Steps.Count > 0).ToList();
            return told.Find(line => line.Series.Canonical == _chosen) ?? told.Find(line => line.Series.Equals(View.Headline?.Series)) ?? told.FirstOrDefault();
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_read, View))
        {
            return;
        }

        _read = View;
        try
        {
            _forecast = await Aside.RunAsync(() => desk.FindAsync(Caller, View.Kpi.Id, Leaving), Leaving);
            _chosen ??= Chosen?.Series.Canonical;
            _unavailable = false;
        }
        catch (StoreUnavailableException)
        {
            _unavailable = true;
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
    }

    private string Missing(ForecastView forecast) => forecast.State is { Missing: var missing } && missing > TimeSpan.Zero ? T["Forecast.Missing", Figure.Span(missing)] : T["Forecast.NotYet"];

    private static Instant Begin(ForecastScope line) => line.Past.Count > 0 ? line.Past[0].Time : line.Steps[0].Time;

    /// <summary>What came as a line, what is expected as dashes that go on from it.</summary>
    private HistoryLine LineOf(ForecastScope line)
    {
        var name = new NamedSeries(line.Series, View.Kpi.Name.ToString(), KpiWords.Scope(View.Kpi, line.Series, places.Current, T), View.Kpi.Unit, View.Kpi.Decimals, "");
        Point[] told = [.. line.Past.TakeLast(1), .. line.Steps.Select(step => new Point(step.Time, step.Value, Quality.Good, ReadingFlags.None))];
        return new HistoryLine(name, line.Past, told, null, null, false);
    }

    private string Told(ForecastMoment step) =>
        T["Forecast.Told", KpiWords.Start(View.Kpi, step.Time), KpiWords.Value(View.Kpi, step.Value), KpiWords.Value(View.Kpi, step.Low), KpiWords.Value(View.Kpi, step.High)];

    private string Compared(double? ours, double? naive) => ours is { } known && naive is { } simple
        ? T["Forecast.Compared", known.ToString("N1", CultureInfo.CurrentCulture), simple.ToString("N1", CultureInfo.CurrentCulture)]
        : T["Forecast.NoErrorYet"];
}
