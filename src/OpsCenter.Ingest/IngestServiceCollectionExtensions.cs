using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.LineProtocol;
using OpsCenter.Ingest.Mapping;
using OpsCenter.Ingest.Mqtt;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Series;

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
        return services.AddIngestConfiguration(configuration["ConfigDir"] ?? "ingest-config").AddIngestPipeline();
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
        services.AddPart(whole => whole.Places).AddPart(whole => whole.Fields).AddPart(whole => whole.AlarmRules).AddPart(whole => whole.Cameras).AddPart(whole => whole.Packs);
        return services.AddHostedService<ConfigReloadService>();
    }

    private static IServiceCollection AddIngestPipeline(this IServiceCollection services)
    {
        services.AddSingleton<IngestMetrics>();
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
        services.AddSingleton<MqttIngest>();
        services.AddSingleton<LineProtocolWrite>();
        return services.AddHostedService<IngestCommitService>();
    }

    private static IngestPipeline CreatePipeline(IServiceProvider provider)
    {
        var metrics = provider.GetRequiredService<IngestMetrics>();
        var pipeline = new IngestPipeline(
            provider.GetRequiredService<IPayloadDecoder>(),
            provider.GetRequiredService<BatchCommitter>(),
            metrics,
            provider.GetRequiredService<IOptions<IngestOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<IngestPipeline>>());
        var interner = provider.GetRequiredService<SeriesInterner>();
        metrics.Observe(() => pipeline.Pending, () => interner.Count);
        return pipeline;
    }

    private static IServiceCollection AddPart<T>(this IServiceCollection services, Func<IngestConfiguration, T> part)
        where T : class =>
        services.AddSingleton<ILiveConfig<T>>(provider => new ConfigPart<T>(provider.GetRequiredService<LiveIngestConfig>(), part));
}
