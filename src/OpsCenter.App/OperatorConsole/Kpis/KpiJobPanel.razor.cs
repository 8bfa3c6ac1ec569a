using Microsoft.AspNetCore.Components;
using OpsCenter.App.Jobs;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Calendars;

namespace OpsCenter.App.OperatorConsole.Kpis;

/// <summary>How a KPI is kept: when it runs, how far it is, and the levers.</summary>
public sealed partial class KpiJobPanel(JobService jobs)
{
    private const int ShownRuns = 10;
    private IReadOnlyList<JobRun> _runs = [];
    private KpiView? _read;
    private bool _pausing;
    private bool _recomputing;
    private string? _reason;
    private DateTime? _from;
    private DateTime? _to;

    [Parameter]
    [EditorRequired]
    public required KpiView View { get; set; }

    /// <summary>Something was done; what is shown is old.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (!ReferenceEquals(_read, View))
        {
            _read = View;
            _runs = await Aside.RunAsync(() => jobs.HistoryAsync(Caller, View.Kpi.Id, ShownRuns, Leaving), Leaving);
        }
    }

    private async Task RunAsync() => await ToldAsync(await jobs.RunNowAsync(Caller, View.Kpi.Id, Leaving), "Kpis.RunTold");

    private async Task ResumeAsync() => await ToldAsync(await jobs.ResumeAsync(Caller, View.Kpi.Id, Leaving), "Kpis.ResumeTold");

    private async Task PauseAsync()
    {
        var outcome = await jobs.PauseAsync(Caller, View.Kpi.Id, _reason, Leaving);
        (_pausing, _reason) = outcome == JobOutcome.Done ? (false, null) : (true, _reason);
        await ToldAsync(outcome, "Kpis.PauseTold");
    }

    private async Task RecomputeAsync()
    {
        if (_from is not { } from || _to is not { } to)
        {
            await ToldAsync(JobOutcome.WrongSpan, "");
            return;
        }

        // The last day is meant whole.
        var outcome = await jobs.RecomputeAsync(Caller, View.Kpi.Id, LocalClock.At(from.Date), LocalClock.At(to.Date.AddDays(1)), Leaving);
        _recomputing = outcome != JobOutcome.Done;
        await ToldAsync(outcome, "Kpis.RecomputeTold");
    }

    private async Task ToldAsync(JobOutcome outcome, string done)
    {
        await TellAsync(outcome == JobOutcome.Done, T[outcome == JobOutcome.Done ? done : $"JobOutcome.{outcome}"]);
        await Done.InvokeAsync();
    }
}
