using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpsCenter.App.Api.Alarms;
using OpsCenter.App.Api.Anomalies;
using OpsCenter.App.Api.Areas;
using OpsCenter.App.Api.Briefings;
using OpsCenter.App.Api.Incidents;
using OpsCenter.App.Api.Kpis;
using OpsCenter.App.Api.Maintenance;
using OpsCenter.App.Api.NgsiLd;
using OpsCenter.App.Api.OpenApi;
using OpsCenter.App.Api.Readings;
using OpsCenter.App.Api.Rules;
using OpsCenter.App.Api.Sheets;
using OpsCenter.App.Api.Tokens;
using OpsCenter.App.Briefings;
using OpsCenter.App.Identity;
using OpsCenter.Ingest.Areas;
using OpsCenter.Ingest.Rules;

namespace OpsCenter.App.Api;

public static class ApiServiceCollectionExtensions
{
    /// <summary>API tokens as an authentication scheme, and what <c>MapApi</c> needs. Needs the stores, <c>AddAlarms</c>, <c>AddIncidents</c> and <c>AddIdentityAccess</c>, whose policies the tokens meet too.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ApiOptions>().Bind(configuration.GetSection(ApiOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ApiTokenDirectory>();
        services.AddSingleton<WrongTokenLimit>();
        services.AddHostedService<ApiTokenRefresh>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(AccessSchemes.ApiToken, configureOptions: null);
        services.AddSingleton<ReadingEndpoints>();
        services.AddSingleton<QueryEndpoint>();
        services.AddSingleton<QueryLimit>();
        services.AddSingleton<AlarmEndpoints>();
        services.AddRuleWorkbench();
        services.AddSingleton<RuleEndpoints>();
        services.AddSingleton<MaintenanceEndpoints>();
        services.AddSingleton<BacktestEndpoint>();
        services.AddSingleton<IncidentEndpoints>();
        services.AddSingleton<NgsiEntities>();
        services.AddSingleton<NgsiLdEndpoints>();
        services.AddSingleton<AttachmentEndpoints>();
        services.AddSingleton<PerformanceEndpoint>();
        services.AddSingleton<KpiEndpoints>();
        services.AddSingleton<AnomalyEndpoints>();
        services.AddAreaBoundaries();
        services.AddSingleton<AreaEndpoints>();
        services.AddSingleton<SheetEndpoints>();
        services.AddBriefings(configuration);
        services.AddSingleton<BriefingEndpoints>();
        services.AddProblemDetails();
        services.AddExceptionHandler<StoreUnavailableHandler>();
        services.AddOpenApi("v1", ApiDocument.Configure);
        return services;
    }
}
