using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpsCenter.App.Api.Alarms;
using OpsCenter.App.Api.OpenApi;
using OpsCenter.App.Api.Readings;
using OpsCenter.App.Api.Tokens;
using OpsCenter.App.Identity;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Api;

public static class ApiServiceCollectionExtensions
{
    /// <summary>API tokens as an authentication scheme, the policies <c>Ingest</c> and <c>Read</c>, and what <c>MapApi</c> needs. Needs the stores and <c>AddAlarms</c>.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ApiOptions>().Bind(configuration.GetSection(ApiOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ApiTokenDirectory>();
        services.AddSingleton<WrongTokenLimit>();
        services.AddHostedService<ApiTokenRefresh>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenDefaults.Scheme, configureOptions: null);
        services.AddAuthorization(options =>
        {
            foreach (var permission in new[] { Permission.Ingest, Permission.Read })
            {
                options.AddPolicy(permission.ToString(), policy => policy.RequireAssertion(context => context.User.ToCaller().Can(permission)));
            }
        });
        services.AddSingleton<ReadingEndpoints>();
        services.AddSingleton<AlarmEndpoints>();
        services.AddProblemDetails();
        services.AddOpenApi("v1", ApiDocument.Configure);
        return services;
    }
}
