using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Maintenance;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>The feature as the host runs it.</summary>
public sealed class AlarmsRegistrationTests
{
    private readonly MemoryAlarmStore _store = new();
    private readonly MemoryTelemetry _telemetry = new();
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Host_StoppedInOrder_SavesWhatWaits()
    {
        using (var host = Build([]))
        {
            await host.StartAsync();
            var sink = host.Services.GetServices<ICommittedTelemetrySink>().Single();
            sink.OnCommitted(new CommittedBatch([Reading(4.5)], [], _time.GetInstant()));
            Assert.Single(host.Services.GetRequiredService<IAlarmBoard>().Current.Alarms);
            await host.StopAsync();
        }

        Assert.Equal(AlarmTransitionKind.Raised, Assert.Single(_store.Transitions).Kind);
    }

    [Fact]
    public async Task Host_BatchBeforeTheStart_IsJudgedAfterRestoring()
    {
        using var host = Build([]);
        host.Services.GetRequiredService<AlarmEngine>().OnCommitted(new CommittedBatch([Reading(4.5)], [], _time.GetInstant()));
        Assert.Empty(host.Services.GetRequiredService<IAlarmBoard>().Current.Alarms);

        await host.StartAsync();

        Assert.Single(host.Services.GetRequiredService<IAlarmBoard>().Current.Alarms);
        await host.StopAsync();
    }

    [Fact]
    public async Task Options_OutOfRange_RefuseTheStart()
    {
        using var host = Build(new() { ["Alarms:CheckpointInterval"] = "00:00:00", ["Alarms:MaxCommentLength"] = "0" });

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(2, error.Failures.Count());
    }

    [Fact]
    public async Task Judge_NothingChanges_AllocatesNothing()
    {
        using var host = Build([]);
        var engine = host.Services.GetRequiredService<AlarmEngine>();
        await host.Services.GetRequiredService<AlarmCatchUp>().RestoreAsync(CancellationToken.None);
        var batches = Enumerable.Range(1, 2_000)
            .Select(second => new CommittedBatch([Reading(3 + (second % 7 / 10.0), second)], [], _time.GetInstant())).ToArray();
        foreach (var batch in batches[..1_000])
        {
            engine.OnCommitted(batch);
        }

        var second = batches[1_000..];
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var batch in second)
        {
            engine.OnCommitted(batch);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Reading Reading(double value, int second = 1)
    {
        var at = Expected.Time("00:00") + TimeSpan.FromSeconds(second);
        return new Reading(Gauge, at, value, Quality.Good, ReadingFlags.None, at);
    }

    private static SeriesKey Gauge { get; } = Some.Gauge();

    private IHost Build(Dictionary<string, string?> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<TimeProvider>(_time);
        builder.Services.AddSingleton<IAlarmStore>(_store);
        builder.Services.AddSingleton<IMaintenanceStore>(new MemoryMaintenanceStore());
        builder.Services.AddSingleton<ITelemetryStore>(_telemetry);
        builder.Services.AddSingleton<IAuditLog>(new MemoryAudit());
        builder.Services.AddSingleton<ILiveConfig<Places>>(new FixedConfig<Places>(Some.Places));
        builder.Services.AddSingleton<ILiveConfig<FieldCatalogue>>(new FixedConfig<FieldCatalogue>(Some.Fields));
        builder.Services.AddSingleton<ILiveConfig<IReadOnlyList<AlarmRuleConfig>>>(
            new FixedConfig<IReadOnlyList<AlarmRuleConfig>>([Some.Flood()]));
        builder.Services.AddAlarms(builder.Configuration);
        return builder.Build();
    }
}
