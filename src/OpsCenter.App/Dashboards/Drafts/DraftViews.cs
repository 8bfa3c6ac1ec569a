using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using OpsCenter.App.Live;
using OpsCenter.Core.Access;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live;
using OpsCenter.Core.Live.Views;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Dashboards.Drafts;

/// <summary>The drafts being edited now, live. Bounded by user and in all, and each ends soon after its editor stops asking.</summary>
internal sealed class DraftViews : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <summary>Reading a month of past for a trend is work; two at a time leave the store to the walls.</summary>
    private readonly SemaphoreSlim _seeding = new(2, 2);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DraftView> _views = [];
    private readonly LiveSources _sources;
    private readonly LiveMark _mark;
    private readonly EditingOptions _options;
    private readonly LiveOptions _live;
    private readonly TimeProvider _time;
    private readonly ILogger<DraftViews> _log;
    private readonly ITimer _timer;

    public DraftViews(
        LiveSources sources, LiveMark mark, IOptions<EditingOptions> options, IOptions<LiveOptions> live, TimeProvider time, ILogger<DraftViews> log)
    {
        (_sources, _mark, _options, _live, _time, _log) = (sources, mark, options.Value, live.Value, time, log);
        _timer = time.CreateTimer(_ => CloseIdle(), null, Beat, Beat);
    }

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _views.Count;
            }
        }
    }

    /// <summary>Null where the caller may not, or a value is none of the draft's variables.</summary>
    public async Task<DraftView?> OpenAsync(
        Caller caller, DashboardConfig draft, IReadOnlyDictionary<string, string> variables, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageDashboards) || ViewKey.Resolve(draft.Variables, variables) is not { } values)
        {
            return null;
        }

        await _seeding.WaitAsync(cancellation);
        try
        {
            var now = _time.GetInstant();
            var view = new DashboardView(draft, values, _sources, TimeSpan.FromMinutes(_live.UtcOffsetMinutes));
            try
            {
                await view.SeedAsync(now, cancellation);
            }
            catch (OperationCanceledException)
            {
                view.Detach();
                throw;
            }
            catch (Exception problem)
            {
                // As on a wall: a store that cannot answer takes the past from the screen, not the present.
                _log.DraftHistoryMissing(problem, draft.Id);
            }

            return Keep(new DraftView(
                Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), caller.Name, new LiveView(view, now, _live.FramesKept), _mark));
        }
        finally
        {
            _seeding.Release();
        }
    }

    /// <summary>Null where the draft has ended or is another's.</summary>
    public DraftView? Find(Caller caller, string id)
    {
        lock (_lock)
        {
            return caller.Can(Permission.ManageDashboards) && _views.GetValueOrDefault(id) is { } view && view.Owner == caller.Name ? view : null;
        }
    }

    public void CloseIdle()
    {
        var before = _time.GetInstant() - TimeSpan.FromSeconds(_options.DraftSeconds);
        lock (_lock)
        {
            foreach (var view in _views.Values.Where(view => view.SeenAt < before).ToList())
            {
                Close(view);
            }
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _seeding.Dispose();
    }

    private DraftView Keep(DraftView view)
    {
        view.Snapshot(_time.GetInstant());
        lock (_lock)
        {
            Trim(_views.Values.Where(other => other.Owner == view.Owner), _options.MaxDraftsPerUser);
            Trim(_views.Values, _options.MaxDrafts);
            _views[view.Id] = view;
        }

        return view;
    }

    /// <summary>Makes room for one more by closing those longest unseen.</summary>
    private void Trim(IEnumerable<DraftView> views, int most)
    {
        foreach (var view in views.OrderByDescending(view => view.SeenAt).Skip(most - 1).ToList())
        {
            Close(view);
        }
    }

    private void Close(DraftView view)
    {
        _views.Remove(view.Id);
        view.Close();
    }
}
