using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace OpsCenter.Mqtt.Server;

public static class MqttServerServiceCollectionExtensions
{
    /// <summary>
    /// Adds the MQTT endpoint with the options of section <see cref="MqttServerOptions.SectionName"/>. The host adds an
    /// <see cref="IMqttServerHandler"/> and opens a port with <see cref="MqttListenOptionsExtensions.UseMqtt"/>.
    /// </summary>
    public static IServiceCollection AddMqttServer(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MqttServerOptions>().Bind(configuration.GetSection(MqttServerOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MqttServerOptions>, MqttServerOptionsValidator>();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<MqttServerMetrics>();
        services.AddSingleton<MqttServer>();
        services.AddSingleton<MqttConnectionHandler>();
        services.AddHostedService<MqttHousekeeping>();
        return services;
    }
}
