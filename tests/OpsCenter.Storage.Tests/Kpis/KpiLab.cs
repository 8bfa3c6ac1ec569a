using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Alarms.Limits;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Computing;
using OpsCenter.Core.Kpis.Formulas;
using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Kpis;
using OpsCenter.Storage.Relational;
using OpsCenter.Storage.Tests.Embedded;
using OpsCenter.Storage.Tests.Incidents;
using OpsCenter.Storage.Tests.Relational;
using OpsCenter.Testing;

namespace OpsCenter.Storage.Tests.Kpis;

/// <summary>A KPI engine over real stores, whose process can be killed at any of its writes and started again.</summary>
internal sealed class KpiLab : IAsyncDisposable
{
    private readonly EmbeddedFolder _folder = new();
    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly TestDatabase _database = new(RelationalProvider.Sqlite, null);
    private readonly StillConfig<KpiSet> _kpis;
    private readonly ManualTime _time;
    private LateWatch _watch = null!;

    private KpiLab(KpiSet kpis, ManualTime time)
    {
        _kpis = new StillConfig<KpiSet>(kpis);
        _time = time;
    }

    public KpiEngine Engine { get; private set; } = null!;

    public ITelemetryStore Store => _folder.Store;

    /// <summary>Writes left until the process dies; below zero it lives on.</summary>
    public int Lives { get; set; } = -1;

    /// <summary>Killed; nothing is written any more until the next start.</summary>
    public bool IsDead { get; private set; }

    public static async Task<KpiLab> CreateAsync(KpiSet kpis, ManualTime time)
    {
        var lab = new KpiLab(kpis, time);
        await lab._database.MigrateAsync();
        await lab.StartAsync();
        return lab;
    }

    public static KpiDefinition Kpi(string id, KpiScopeKind scope, KpiStep every, string formula, TimeSpan? over = null, params KpiInput[] inputs) => new()
    {
        Id = id,
        Name = LocalizedText.Same(id),
        Pack = "t",
        Unit = "",
        Scope = new KpiScope(scope),
        Every = every,
        Over = over,
        Inputs = inputs,
        Formula = Formula.Parse(formula, new FormulaSubject([.. inputs.Select(input => (input.Name, (string?)""))], new Dictionary<string, string>()), ""),
        Version = formula,
    };

    public static KpiStep Part(double minutes) => new(KpiStepUnit.Part, TimeSpan.FromMinutes(minutes));

    public static KpiInput Readings(string name, string measurement, string field) => new KpiInput.Readings(name, new SeriesSelector(measurement, field, new Dictionary<string, string>()), false);

    public void Define(KpiSet kpis) => _kpis.Set(kpis);

    /// <summary>As after a kill: nothing is left but what the disk has.</summary>
    public async Task StartAsync()
    {
        (Lives, IsDead) = (-1, false);
        _folder.Reopen();
        var marks = new LateMarks(new LateMarkFile(new DataFolder(_folder.Path)));
        _watch = new LateWatch(marks, _kpis);
        var calculator = new KpiCalculator(Store, new StillConfig<Places>(Places.Empty), new StillConfig<LimitBook>(LimitBook.Empty));
        Engine = new KpiEngine(
            _kpis, calculator, new MortalKpiStore(_database.Get<IKpiStore>(), this), new Intake(this), marks, _watch, Store,
            Options.Create(new KpiOptions()), new KpiMetrics(_meters.GetRequiredService<IMeterFactory>(), marks), _time, NullLogger<KpiEngine>.Instance);
        await Engine.LoadAsync(CancellationToken.None);
    }

    /// <summary>The committer's way: what is late is marked before it is stored.</summary>
    public async Task CommitAsync(IReadOnlyList<Reading> readings)
    {
        var batch = new TelemetryBatch(readings, []);
        await _watch.BeginAsync(batch);
        try
        {
            await AtRiskAsync(async () => Xunit.Assert.IsType<CommitOutcome.Accepted>(await Store.CommitAsync(batch, CancellationToken.None)));
        }
        finally
        {
            _watch.End();
        }
    }

    public async Task RunAllAsync()
    {
        foreach (var kpi in _kpis.Current.All)
        {
            await Engine.RunAsync(kpi.Id, CancellationToken.None);
        }
    }

    public async Task CatchUpAsync()
    {
        while (await Engine.CatchUpAsync(CancellationToken.None))
        {
        }
    }

    /// <summary>Everything stored of a KPI, as text that can be compared: scope, window, value.</summary>
    public async Task<SortedDictionary<string, double>> FiguresAsync(string kpi, string tag)
    {
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var selector = new SeriesSelector(PseudoSeries.Kpis, kpi, new Dictionary<string, string>());
        await foreach (var series in Store.QueryAsync(new RangeQuery(selector, new Instant(0), _time.GetInstant() + TimeSpan.FromDays(1), null, Aggregate.Last, TimeSpan.Zero, int.MaxValue), CancellationToken.None))
        {
            foreach (var point in series.Points)
            {
                figures[Key(series.Series.Tag(tag) ?? "", point.Time)] = point.Value;
            }
        }

        return figures;
    }

    public static string Key(string scope, Instant start) => string.Create(CultureInfo.InvariantCulture, $"{scope} {start}");

    public async ValueTask DisposeAsync()
    {
        _watch.Dispose();
        _folder.Dispose();
        await _database.DisposeAsync();
    }

    private async Task AtRiskAsync(Func<Task> write)
    {
        // Dies before the write or right after it, when nobody has heard of it yet.
        Die();
        await write();
        Die();
    }

    private void Die()
    {
        IsDead |= Lives >= 0 && Lives-- == 0;
        if (IsDead)
        {
            throw new KilledException();
        }
    }

    internal sealed class KilledException : Exception;

    private sealed class Intake(KpiLab lab) : IKpiIntake
    {
        public Task StoreAsync(IReadOnlyList<Reading> figures, CancellationToken cancellation) => lab.CommitAsync(figures);
    }

    private sealed class MortalKpiStore(IKpiStore inner, KpiLab lab) : IKpiStore
    {
        public Task<IReadOnlyList<KpiProgress>> LoadAsync(CancellationToken cancellation) => inner.LoadAsync(cancellation);

        public Task SaveAsync(KpiProgress progress, CancellationToken cancellation) => lab.AtRiskAsync(() => inner.SaveAsync(progress, cancellation));

        public Task ForgetAsync(IReadOnlyCollection<string> kpis, CancellationToken cancellation) => inner.ForgetAsync(kpis, cancellation);
    }
}
