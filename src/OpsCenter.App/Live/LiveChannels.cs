using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live;
using OpsCenter.Core.Live.Views;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Live;

/// <summary>All views that somebody shows or has just shown.</summary>
internal sealed class LiveChannels(
    ILiveConfig<DashboardSet> dashboards,
    LiveSources sources,
    IOptions<LiveOptions> options,
    LiveMark mark,
    LiveMeter meter,
    TimeProvider time,
    ILogger<LiveChannels> log)
{
    private readonly ConcurrentDictionary<ViewKey, Lazy<Task<LiveChannel>>> _channels = new();
    /// <summary>Half a look less than asked, or looks that come a little early would make every wait a look longer.</summary>
    private readonly TimeSpan _tick = TimeSpan.FromMilliseconds(options.Value.TickMilliseconds - options.Value.LookMilliseconds / 2.0);
    private readonly TimeSpan _utcOffset = TimeSpan.FromMinutes(options.Value.UtcOffsetMinutes);

    /// <summary>The views that are ready.</summary>
    public IEnumerable<LiveChannel> Ready =>
        _channels.Values.Where(made => made.IsValueCreated && made.Value.IsCompletedSuccessfully).Select(made => made.Value.Result);

    /// <summary>The configuration in force.</summary>
    public LiveBasis Basis => new(dashboards.Current, sources.Fields, sources.Places);

    /// <summary>The view of a dashboard; null where there is no such dashboard, a variable is not its own or too many views live.</summary>
    public async Task<LiveChannel?> FindAsync(string dashboard, IReadOnlyDictionary<string, string>? variables)
    {
        if (!dashboards.Current.Dashboards.TryGetValue(dashboard, out var config) || ViewKey.Resolve(config.Variables, variables) is not { } values)
        {
            meter.Refused("view");
            return null;
        }

        var key = ViewKey.Of(dashboard, values);
        if (!_channels.ContainsKey(key) && _channels.Count >= options.Value.MaxViews)
        {
            meter.Refused("views");
            return null;
        }

        var made = _channels.GetOrAdd(key, wanted => new Lazy<Task<LiveChannel>>(() => OpenAsync(wanted, config, values)));
        try
        {
            return await made.Value;
        }
        catch (Exception)
        {
            _channels.TryRemove(new KeyValuePair<ViewKey, Lazy<Task<LiveChannel>>>(key, made));
            throw;
        }
    }

    /// <summary>Makes the view anew from the configuration in force; keeps the old one where the dashboard is gone.</summary>
    public async Task RenewAsync(LiveChannel channel, CancellationToken cancellation)
    {
        var basis = Basis;
        if (!basis.Dashboards.Dashboards.TryGetValue(channel.Key.Dashboard, out var config)
            || ViewKey.Resolve(config.Variables, Still(config, channel.Variables)) is not { } values)
        {
            return;
        }

        var view = await CompileAsync(config, values, cancellation);
        var now = time.GetInstant();
        channel.Replace(after => new LiveView(view, now, options.Value.FramesKept, after), basis, now);
    }

    /// <summary>Closes what nobody has shown since <paramref name="before"/>.</summary>
    public void CloseIdle(Instant before)
    {
        foreach (var (key, made) in _channels)
        {
            if (made.IsValueCreated && made.Value.IsCompletedSuccessfully && made.Value.Result.IdleSince(before)
                && _channels.TryRemove(new KeyValuePair<ViewKey, Lazy<Task<LiveChannel>>>(key, made)))
            {
                made.Value.Result.Close();
            }
        }
    }

    private async Task<LiveChannel> OpenAsync(ViewKey key, DashboardConfig config, IReadOnlyDictionary<string, string> values)
    {
        var basis = Basis;
        var view = await CompileAsync(config, values, CancellationToken.None);
        var now = time.GetInstant();
        var live = new LiveView(view, now, options.Value.FramesKept);
        live.Step(now);
        return new LiveChannel(key, values, live, basis, mark, meter, _tick, now);
    }

    private async Task<DashboardView> CompileAsync(
        DashboardConfig config, IReadOnlyDictionary<string, string> values, CancellationToken cancellation)
    {
        var now = time.GetInstant();
        var view = new DashboardView(config, values, sources, _utcOffset);
        try
        {
            await view.SeedAsync(now, cancellation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // A store that cannot answer takes the past from the screen, not the present.
            log.HistoryMissing(problem, config.Id);
        }

        return view;
    }

    private static Dictionary<string, string> Still(DashboardConfig config, IReadOnlyDictionary<string, string> values) =>
        values.Where(pair => config.Variables.ContainsKey(pair.Key)).ToDictionary();
}
