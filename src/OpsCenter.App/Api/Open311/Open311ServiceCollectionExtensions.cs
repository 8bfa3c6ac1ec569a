using OpsCenter.App.Resources;

namespace OpsCenter.App.Api.Open311;

public static class Open311ServiceCollectionExtensions
{
    /// <summary>What <c>MapOpen311</c> needs. Needs the stores, <c>AddIngest</c>, <c>AddIdentityAccess</c> and <c>AddApi</c>.</summary>
    public static IServiceCollection AddOpen311(this IServiceCollection services) => services
        .AddTexts<Open311Texts>()
        .AddSingleton<Open311Access>()
        .AddSingleton<Open311Jurisdiction>()
        .AddSingleton<Open311Catalogue>()
        .AddSingleton<Open311Intake>()
        .AddSingleton<Open311Requests>();
}
