using Microsoft.Extensions.Options;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Anomalies;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Anomalies;

/// <summary>What behaves otherwise than at this hour of the weeks before, and what people said of it.</summary>
public sealed partial class AnomaliesPage(AnomalyService anomalies, AnomalyWatch watch, AnomalyWords words, IOptions<AnomalyOptions> options)
{
    private const int ShownPast = 50;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private IReadOnlyList<Anomaly>? _open;
    private IReadOnlyList<Anomaly> _past = [];
    private Instant _loadedAt;
    private string? _judging;
    private string? _reason;
    private bool _busy;
    private bool _unavailable;

    // While somebody writes a reason, the list does not move under their hands.
    protected override Task OnParametersSetAsync() => _judging is null && Now.At - _loadedAt >= Fresh ? LoadAsync() : Task.CompletedTask;

    private static string HistoryPath(Anomaly anomaly) => $"/console/history?range=7d&compare=7d&s={Uri.EscapeDataString(anomaly.Series.Canonical)}";

    private string IncidentPath(Anomaly anomaly) =>
        $"/console/incidents/new?title={Uri.EscapeDataString($"{words.Name(anomaly)} · {words.Place(anomaly, T)}")}{(words.Site(anomaly) is { } site ? $"&site={Uri.EscapeDataString(site)}" : "")}";

    private string Expanded(Anomaly anomaly) => _judging == anomaly.Id ? "true" : "false";

    private void Judge(Anomaly anomaly) => (_judging, _reason) = _judging == anomaly.Id ? ((string?)null, (string?)null) : (anomaly.Id, null);

    private Task ConfirmAsync(Anomaly anomaly) => JudgeAsync(anomaly, AnomalyVerdict.Confirmed);

    private Task DismissAsync(Anomaly anomaly) => JudgeAsync(anomaly, AnomalyVerdict.Dismissed);

    private async Task JudgeAsync(Anomaly anomaly, AnomalyVerdict verdict)
    {
        _busy = true;
        try
        {
            var outcome = await Aside.RunAsync(() => anomalies.JudgeAsync(Caller, anomaly.Id, verdict, _reason, Leaving), Leaving);
            await TellAsync(outcome == AnomalyOutcome.Done, T[$"AnomalyOutcome.{outcome}"]);
            if (outcome != AnomalyOutcome.ReasonMissing)
            {
                _judging = null;
                await LoadAsync();
            }
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task LoadAsync()
    {
        _loadedAt = Now.At;
        try
        {
            _open = await Aside.RunAsync(() => anomalies.OpenAsync(Caller, Leaving), Leaving) ?? [];
            _past = await Aside.RunAsync(() => anomalies.PastAsync(Caller, ShownPast, Leaving), Leaving) ?? [];
            _unavailable = false;
        }
        catch (System.Data.Common.DbException)
        {
            _unavailable = true;
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
    }
}
