using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OpsCenter.App.Screens.Displays;
using OpsCenter.App.Screens.Editing;

namespace OpsCenter.App.Screens;

public static class ScreensServiceCollectionExtensions
{
    /// <summary>
    /// Pairing of wall displays, the scheme that knows their keys, and what people do with displays from afar; needs
    /// <c>IScreenStore</c>, <c>IAccessStamp</c>, <c>IAuditLog</c> and AddLive.
    /// </summary>
    public static IServiceCollection AddScreens(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ScreenOptions>().Bind(configuration.GetSection(ScreenOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ScreenOptions>, ScreenOptionsValidator>();
        services.AddSingleton<PairingDesk>();
        services.AddSingleton<ScreenKeys>();
        services.AddSingleton<ScreenPairing>();
        services.AddHostedService<ScreenKeyRefresh>();
        services.AddSingleton<ScreensFolder>();
        services.AddSingleton<ScreensEditor>();
        services.AddSingleton<RemoteControl>();
        services.AddSingleton<DisplayList>();
        services.AddSingleton<DisplayHistory>();
        services.AddHostedService(provider => provider.GetRequiredService<DisplayHistory>());
        services.AddHostedService<RemoteShowKeeper>();
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, ScreenKeyHandler>(ScreenKeyDefaults.Scheme, configureOptions: null);
        return services;
    }
}
