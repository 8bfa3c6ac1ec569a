using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Replay;

namespace OpsCenter.App.Replay;

/// <summary>The scenarios of the dashboards' folder. Their alarms are judged at first use, and again after a change of rules or files. Thread-safe.</summary>
internal sealed class ReplayScenarios
{
    private readonly ILiveConfig<IReadOnlyList<AlarmRuleConfig>> _rules;
    private readonly AlarmTexts _texts;
    private readonly string _folder;
    private readonly ILogger<ReplayScenarios> _log;
    private volatile Loaded? _loaded;

    public ReplayScenarios(
        ILiveConfig<IReadOnlyList<AlarmRuleConfig>> rules, ILiveConfig<DashboardSet> dashboards, AlarmTexts texts,
        IOptions<DashboardsOptions> options, ILogger<ReplayScenarios> log)
    {
        (_rules, _texts, _folder, _log) = (rules, texts, Path.GetFullPath(options.Value.DashboardsDir), log);
        rules.Changed += () => _loaded = null;
        dashboards.Changed += () => _loaded = null;
        texts.Changed += () => _loaded = null;
    }

    /// <summary>Null where there is no such scenario.</summary>
    public ScenarioConfig? Find(string id) => Current.Scenarios.GetValueOrDefault(id);

    public async Task<ReplaySource?> SourceAsync(string id)
    {
        var loaded = Current;
        if (!loaded.Scenarios.TryGetValue(id, out var scenario))
        {
            return null;
        }

        // Judging days of readings never waits for anything: here it would run under the lock of the Lazy, and who asks at the same time would hold a thread.
        var judged = loaded.Judged.GetOrAdd(id, _ => new Lazy<Task<ScenarioAlarms>>(
            () => Task.Run(() => ScenarioAlarms.JudgeAsync(scenario, _rules.Current, _texts, CancellationToken.None))));
        var past = new ReplayPast(new ScenarioStore(scenario), await judged.Value);
        var bounds = new ReplayBounds(scenario.From, scenario.To);
        return new ReplaySource(past, () => bounds, scenario.Id, scenario.Title, scenario.Note);
    }

    private Loaded Current
    {
        get
        {
            if (_loaded is { } loaded)
            {
                return loaded;
            }

            var (scenarios, errors) = ScenarioLoader.Load(_folder);
            if (errors.Count > 0)
            {
                _log.ScenariosWrong(errors.Count, string.Join(Environment.NewLine, errors));
            }

            return _loaded = new Loaded(scenarios, new ConcurrentDictionary<string, Lazy<Task<ScenarioAlarms>>>());
        }
    }

    private sealed record Loaded(
        IReadOnlyDictionary<string, ScenarioConfig> Scenarios, ConcurrentDictionary<string, Lazy<Task<ScenarioAlarms>>> Judged);
}
