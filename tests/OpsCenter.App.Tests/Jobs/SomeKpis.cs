using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Jobs;
using OpsCenter.App.Tests.Api;
using OpsCenter.Core.Alarms.Limits;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Formulas;
using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Jobs;

/// <summary>KPIs and their jobs for hosts of tests.</summary>
internal static class SomeKpis
{
    /// <summary>Hourly mean level of each gauge.</summary>
    public static KpiDefinition Level { get; } = new()
    {
        Id = "water.level",
        Name = new LocalizedText("Mực nước giờ", "Hourly level"),
        Pack = "water",
        Unit = "m",
        Decimals = 2,
        Scope = new KpiScope(KpiScopeKind.Site),
        Every = new KpiStep(KpiStepUnit.Part, TimeSpan.FromHours(1)),
        Settle = TimeSpan.Zero,
        Inputs = [new KpiInput.Readings("level", new SeriesSelector("river", "level", new Dictionary<string, string>()), AnyQuality: false)],
        Formula = Formula.Parse("mean(level)", new FormulaSubject([("level", "m")], new Dictionary<string, string>()), "m"),
        Targets = [new KpiTarget(4)],
        Better = KpiDirection.Lower,
        Version = "1",
    };

    public static IServiceCollection AddSomeKpis(this IServiceCollection services, IConfiguration configuration, params KpiDefinition[] kpis)
    {
        services.AddSingleton<ILiveConfig<KpiSet>>(new StillConfig<KpiSet>(new KpiSet(kpis)));
        services.AddSingleton<ILiveConfig<LimitBook>>(new StillConfig<LimitBook>(LimitBook.Empty));
        services.AddSingleton<IKpiIntake, StoringKpiIntake>();
        return services.AddJobs(configuration);
    }

    private sealed class StoringKpiIntake(ITelemetryStore store) : IKpiIntake
    {
        public async Task StoreAsync(IReadOnlyList<Reading> figures, CancellationToken cancellation) =>
            Assert.IsType<CommitOutcome.Accepted>(await store.CommitAsync(new TelemetryBatch(figures, []), cancellation));
    }
}
