using Microsoft.Extensions.DependencyInjection.Extensions;
using OpsCenter.App.Briefings;
using OpsCenter.App.OperatorConsole.AlarmPerformance;
using OpsCenter.App.OperatorConsole.Anomalies;
using OpsCenter.App.OperatorConsole.Audit;
using OpsCenter.App.OperatorConsole.Devices;
using OpsCenter.App.OperatorConsole.Events;
using OpsCenter.App.OperatorConsole.History;
using OpsCenter.App.OperatorConsole.Layout;
using OpsCenter.App.OperatorConsole.Playground;
using OpsCenter.App.OperatorConsole.Quarantine;
using OpsCenter.App.OperatorConsole.Rules;
using OpsCenter.Core.Briefings.Mailing;
using OpsCenter.Core.Devices;
using OpsCenter.Ingest.Areas;
using OpsCenter.Ingest.Rules;
using OpsCenter.Mqtt.Server;

namespace OpsCenter.App.OperatorConsole;

public static class ConsoleServiceCollectionExtensions
{
    /// <summary>A pasted payload or mapping travels as one message; the framework's 32 KiB would end the circuit.</summary>
    private const int MaxMessageBytes = 512 * 1024;

    /// <summary>The operators' pages; before <c>AddIdentityAccess</c>, whose session check replaces the framework's.</summary>
    public static IServiceCollection AddConsole(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(options => options.MaximumReceiveMessageSize = MaxMessageBytes);
        services.AddBootstrapBlazor(localizationConfigure: texts => texts.IgnoreLocalizerMissing = true);
        services.AddSingleton<ConsoleFeed>();
        services.AddSingleton<IDeviceConnections>(provider => new MqttDeviceConnections(provider.GetService<MqttServer>()));
        services.TryAddSingleton(_ => new DeviceTraffic());
        services.AddSingleton<DeviceBoard>();
        services.AddSingleton<DeviceCensus>();
        services.AddSingleton<AuditReading>();
        services.AddSingleton<QuarantineReading>();
        services.AddSingleton<QuarantineCare>();
        services.AddSingleton<QuarantinePurge>();
        services.AddSingleton<PlaygroundDesk>();
        services.AddSingleton<AnomalyWords>();
        services.AddSingleton<HistoryReading>();
        services.AddSingleton<EventReading>();
        services.AddRuleWorkbench();
        services.AddAreaBoundaries();
        services.AddSingleton<RulePreview>();
        services.AddSingleton<RuleDesk>();
        services.AddBriefings(configuration);
        services.TryAddSingleton<BriefingSubscriptions>();
        return services;
    }

    /// <summary>Every page under <c>/console</c>, those before signing in and <c>/pair</c>; the bare address leads there.</summary>
    public static IEndpointRouteBuilder MapConsole(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", () => TypedResults.Redirect("/console")).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapQuarantineExport();
        endpoints.MapHistoryExport();
        endpoints.MapRuleExport();
        endpoints.MapPerformanceExport();
        endpoints.MapBriefingSlides();
        endpoints.MapRazorComponents<ConsoleDocument>().AddInteractiveServerRenderMode();
        return endpoints;
    }
}
