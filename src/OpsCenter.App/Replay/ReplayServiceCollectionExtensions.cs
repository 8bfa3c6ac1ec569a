using Microsoft.Extensions.Options;
using OpsCenter.App.Live;

namespace OpsCenter.App.Replay;

public static class ReplayServiceCollectionExtensions
{
    /// <summary>Replays for the hub's screens. Needs AddLive, the alarm journal and the rules.</summary>
    public static IServiceCollection AddReplay(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReplayOptions>().Bind(configuration.GetSection(ReplayOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReplayOptions>, ReplayOptionsValidator>();
        services.AddSingleton<ReplayGate>();
        services.AddSingleton(provider => new ReplayRuntime(
            provider.GetRequiredService<ReplayGate>(),
            provider.GetRequiredService<LiveMark>(),
            provider.GetRequiredService<LiveMeter>(),
            TimeSpan.FromMilliseconds(provider.GetRequiredService<IOptions<ReplayOptions>>().Value.TickMilliseconds),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ReplayChannel>>()));
        services.AddSingleton<ReplayScenarios>();
        services.AddSingleton<ReplaySubjects>();
        services.AddSingleton<ReplayTimeline>();
        services.AddSingleton<ReplayChannels>();
        return services;
    }
}
