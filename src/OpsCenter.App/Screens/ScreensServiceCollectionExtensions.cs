using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace OpsCenter.App.Screens;

public static class ScreensServiceCollectionExtensions
{
    /// <summary>Pairing of wall displays and the scheme that knows their keys; needs <c>IScreenStore</c>, <c>IAccessStamp</c> and <c>IAuditLog</c>.</summary>
    public static IServiceCollection AddScreens(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ScreenOptions>().Bind(configuration.GetSection(ScreenOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ScreenOptions>, ScreenOptionsValidator>();
        services.AddSingleton<PairingDesk>();
        services.AddSingleton<ScreenKeys>();
        services.AddSingleton<ScreenPairing>();
        services.AddHostedService<ScreenKeyRefresh>();
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, ScreenKeyHandler>(ScreenKeyDefaults.Scheme, configureOptions: null);
        return services;
    }
}
