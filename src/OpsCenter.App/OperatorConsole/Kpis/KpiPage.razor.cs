using Microsoft.AspNetCore.Components;
using OpsCenter.App.Jobs;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Kpis;

/// <summary>One KPI: its figures, what they are made of, and how they are kept.</summary>
public sealed partial class KpiPage(KpiDesk desk, ILiveConfig<Places> places, ILiveConfig<KpiSet> kpis, ILiveConfig<FieldCatalogue> fields)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private const int Lines = 4;
    private KpiView? _view;
    private string? _shown;
    private Instant _loadedAt;
    private bool _looked;
    private bool _unavailable;

    [Parameter]
    public string Id { get; set; } = "";

    protected override Task OnParametersSetAsync() => Id != _shown || Now.At - _loadedAt >= Fresh ? LoadAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        (_shown, _loadedAt) = (Id, Now.At);
        try
        {
            _view = await Aside.RunAsync(() => desk.FindAsync(Caller, Id, Leaving), Leaving);
            (_looked, _unavailable) = (true, false);
        }
        catch (Exception error) when (error is StoreUnavailableException or System.Data.Common.DbException)
        {
            _unavailable = true;
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
    }

    /// <summary>As many lines as a chart takes.</summary>
    private static string HistoryPath(KpiView view) =>
        $"/console/history?range=7d&{string.Join('&', view.Figures.Take(Lines).Select(figure => $"s={Uri.EscapeDataString(figure.Series.Canonical)}"))}";

    private IEnumerable<string> Marks(Reading figure)
    {
        if (figure.Quality != Quality.Good)
        {
            yield return T["Kpis.Doubtful"];
        }

        if (figure.Flags.HasFlag(ReadingFlags.Revised))
        {
            yield return T["Kpis.Revised"];
        }

        if (figure.Flags.HasFlag(ReadingFlags.Simulated))
        {
            yield return T["Devices.Simulated"];
        }
    }

    private string InputText(KpiInput input) => KpiWords.Input(input, kpis.Current, fields.Current, T);
}
