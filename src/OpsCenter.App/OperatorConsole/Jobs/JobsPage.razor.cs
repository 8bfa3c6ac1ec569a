using OpsCenter.App.Jobs;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Jobs;

/// <summary>All scheduled computations: which ran, which failed, which wait, and the levers.</summary>
public sealed partial class JobsPage(KpiDesk desk, JobService service)
{
    private const int ShownRuns = 50;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private IReadOnlyList<KpiView>? _jobs;
    private IReadOnlyList<JobRun> _runs = [];
    private Instant _loadedAt;
    private string _text = "";
    private string? _reason;
    private JobOrder _order;
    private bool _onlyTrouble;
    private bool _onlyFailed;
    private bool _unavailable;
    private bool _busy;

    private Instant? Next => _jobs?.Min(job => job.Job?.Next);

    private int Paused => _jobs?.Count(job => job.Job?.IsPaused == true) ?? 0;

    private int Failing => _jobs?.Count(IsFailing) ?? 0;

    private IReadOnlyList<KpiView> Shown
    {
        get
        {
            var found = (_jobs ?? []).Where(job => (!_onlyTrouble || IsTroubled(job)) && ToneFree.Contains($"{job.Kpi.Id} {job.Kpi.Name.Vi} {job.Kpi.Name.En}", _text));
            return
            [
                .. _order switch
                {
                    JobOrder.Next => found.OrderBy(job => job.Job?.Next is null).ThenBy(job => job.Job?.Next),
                    JobOrder.Last => found.OrderByDescending(job => job.Progress?.LastAt),
                    JobOrder.Took => found.OrderByDescending(job => job.Progress?.LastTook),
                    _ => found.OrderBy(job => job.Kpi.Name.ToString(), StringComparer.CurrentCulture),
                },
            ];
        }
    }

    protected override Task OnParametersSetAsync() => Now.At - _loadedAt >= Fresh ? LoadAsync() : Task.CompletedTask;

    private static bool IsFailing(KpiView job) => job.Progress?.Error is not null || job.Job?.Last?.Error is not null;

    private static bool IsTroubled(KpiView job) => IsFailing(job) || job.Waiting > 0 || job.Job?.IsPaused == true;

    private async Task LoadAsync()
    {
        _loadedAt = Now.At;
        try
        {
            _jobs = await Aside.RunAsync(() => desk.ListAsync(Caller, Leaving), Leaving);
            _runs = await Aside.RunAsync(() => service.RecentAsync(Caller, ShownRuns, _onlyFailed, Leaving), Leaving);
            _unavailable = false;
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

    private Task ShowRunsAsync(bool onlyFailed)
    {
        _onlyFailed = onlyFailed;
        return LoadAsync();
    }

    private Task PauseAllAsync() => EachAsync(job => job.Job?.IsPaused == false, job => service.PauseAsync(Caller, job.Kpi.Id, _reason, Leaving), "Jobs.PausedTold");

    private Task ResumeAllAsync() => EachAsync(job => job.Job?.IsPaused == true, job => service.ResumeAsync(Caller, job.Kpi.Id, Leaving), "Jobs.ResumedTold");

    /// <summary>What is shown is what is meant: a filter chooses a sector's jobs.</summary>
    private async Task EachAsync(Func<KpiView, bool> isMeant, Func<KpiView, Task<JobOutcome>> work, string told)
    {
        _busy = true;
        var (done, refused) = (0, (JobOutcome?)null);
        foreach (var job in Shown.Where(isMeant))
        {
            var outcome = await work(job);
            done += outcome == JobOutcome.Done ? 1 : 0;
            refused ??= outcome == JobOutcome.Done ? null : outcome;
        }

        (_busy, _reason) = (false, refused is null ? null : _reason);
        await TellAsync(refused is null, refused is null ? T[told, done] : T[$"JobOutcome.{refused}"]);
        await LoadAsync();
    }
}
