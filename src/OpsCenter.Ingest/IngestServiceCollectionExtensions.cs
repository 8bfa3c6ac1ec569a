using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Outbound;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Feeds;
using OpsCenter.Ingest.Feeds.Drops;
using OpsCenter.Ingest.Feeds.Systems;
using OpsCenter.Ingest.Kpis;
using OpsCenter.Ingest.LineProtocol;
using OpsCenter.Ingest.Mapping;
using OpsCenter.Ingest.Mqtt;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Push;
using OpsCenter.Ingest.Quarantine;
using OpsCenter.Ingest.Series;
using OpsCenter.Ingest.Sheets;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.Ingest;

public static class IngestServiceCollectionExtensions
{
    /// <summary>Configuration with reload, mapping, pipeline. Needs <see cref="ITelemetryStore"/> and <see cref="IQuarantineStore"/> from the storage.</summary>
    public static IServiceCollection AddIngest(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IngestOptions>().Bind(configuration.GetSection(IngestOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IngestOptions>, IngestOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        return services.AddIngestConfiguration(configuration["ConfigDir"] ?? "ingest-config").AddIngestPipeline().AddFeeds(configuration);
    }

    private static IServiceCollection AddIngestConfiguration(this IServiceCollection services, string folder)
    {
        services.AddSingleton(new ConfigFolderPath(Path.GetFullPath(folder)));
        services.AddSingleton(provider => new LiveIngestConfig(
            provider.GetRequiredService<ConfigFolderPath>().Path,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LiveIngestConfig>>()));
        services.AddSingleton<ILiveConfig<IngestConfiguration>>(provider => provider.GetRequiredService<LiveIngestConfig>());
        services.AddSingleton<IConfigStatusSource>(provider => provider.GetRequiredService<LiveIngestConfig>());
        services.AddPart(whole => whole.Places).AddPart(whole => whole.Fields).AddPart(whole => whole.AlarmRules).AddPart(whole => whole.Cameras).AddPart(whole => whole.Packs)
            .AddPart(whole => whole.CitizenServices).AddPart(whole => whole.Calendar).AddPart(whole => whole.Units).AddPart(whole => whole.Notifications).AddPart(whole => whole.Assets)
            .AddPart(whole => whole.Kpis).AddPart(whole => whole.NamedLimits).AddPart(whole => whole.Sheets);
        return services.AddHostedService<ConfigReloadService>();
    }

    private static IServiceCollection AddIngestPipeline(this IServiceCollection services)
    {
        services.AddSingleton<IngestMetrics>();
        services.TryAddSingleton<MessageTap>();
        services.TryAddSingleton(_ => new DeviceTraffic());
        services.AddSingleton<IngestStatistics>();
        services.AddSingleton(provider => new SeriesInterner(provider.GetRequiredService<IOptions<IngestOptions>>().Value.MaxSeries));
        services.AddSingleton<DeviceMemory>();
        services.AddSingleton<LineSeriesSource>();
        services.AddSingleton<IPayloadDecoder>(provider => new TopicDecoder(
            provider.GetRequiredService<ILiveConfig<IngestConfiguration>>(),
            provider.GetRequiredService<SeriesInterner>(),
            provider.GetRequiredService<DeviceMemory>(),
            new LineProtocolDecoder(provider.GetRequiredService<LineSeriesSource>(), "line")));
        services.AddSingleton<BatchCommitter>();
        services.AddSingleton(CreatePipeline);
        services.AddSingleton<IMessageIntake>(provider => provider.GetRequiredService<IngestPipeline>());
        services.AddSingleton<IKpiIntake, KpiIntake>();
        services.AddSingleton<ISheetSink, SheetIntake>();
        services.AddSingleton<QuarantineReplay>();
        services.AddSingleton<MappingTrial>();
        services.AddSingleton<MappingVersions>();
        services.AddSingleton<MqttIngest>();
        services.AddSingleton<LineProtocolWrite>();
        services.AddSingleton<PushEndpoint>();
        return services.AddHostedService<IngestCommitService>();
    }

    private static IServiceCollection AddFeeds(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FeedsOptions>().Bind(configuration.GetSection(FeedsOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FeedsOptions>, FeedsOptionsValidator>();
        services.AddSingleton<IValidateOptions<FeedsOptions>, FeedsHostsValidator>();
        services.TryAddSingleton<IHostNames, SystemHostNames>();
        services.AddSingleton(provider => new DropRoot(Path.GetFullPath(
            provider.GetRequiredService<IOptions<FeedsOptions>>().Value.DropFolder is { Length: > 0 } folder
                ? folder
                : Path.Combine(configuration["DataDir"] is { Length: > 0 } data ? data : "data", "drop"))));
        services.AddSingleton<FeedIntake>();
        services.AddSingleton<FeedMetrics>();
        services.AddSingleton<SystemAddresses>();
        services.AddSingleton<FeedFactory>();
        services.AddSingleton(provider => new FeedHost(
            provider.GetRequiredService<ILiveConfig<IngestConfiguration>>(),
            provider.GetRequiredService<FeedFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<FeedHost>>()));
        services.AddSingleton<IFeedStatusSource>(provider => provider.GetRequiredService<FeedHost>());
        return services.AddHostedService(provider => provider.GetRequiredService<FeedHost>());
    }

    private static IngestPipeline CreatePipeline(IServiceProvider provider)
    {
        var metrics = provider.GetRequiredService<IngestMetrics>();
        var pipeline = new IngestPipeline(
            provider.GetRequiredService<IPayloadDecoder>(),
            provider.GetRequiredService<BatchCommitter>(),
            metrics,
            provider.GetRequiredService<MessageTap>(),
            provider.GetRequiredService<IOptions<IngestOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<IngestPipeline>>());
        var interner = provider.GetRequiredService<SeriesInterner>();
        metrics.Observe(pipeline, provider.GetRequiredService<IOptions<IngestOptions>>().Value, () => interner.Count);
        return pipeline;
    }

    private static IServiceCollection AddPart<T>(this IServiceCollection services, Func<IngestConfiguration, T> part)
        where T : class =>
        services.AddSingleton<ILiveConfig<T>>(provider => new ConfigPart<T>(provider.GetRequiredService<LiveIngestConfig>(), part));
}
