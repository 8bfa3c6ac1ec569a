using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace OpsCenter.App.Resources;

internal static class TextsServiceCollectionExtensions
{
    /// <summary>
    /// Texts straight from their resource files. BootstrapBlazor puts a localizer factory of its own in the framework's place, which
    /// asks a service provider kept in a static field; registered closed, ours do not pass through it.
    /// </summary>
    public static IServiceCollection AddTexts<T>(this IServiceCollection services) =>
        services.AddSingleton<IStringLocalizer<T>>(provider => new StringLocalizer<T>(new ResourceManagerStringLocalizerFactory(
            provider.GetRequiredService<IOptions<LocalizationOptions>>(), provider.GetRequiredService<ILoggerFactory>())));
}
