namespace OpsCenter.App.Screens.Displays;

internal static class DisplaysServiceCollectionExtensions
{
    /// <summary>What the hub needs of displays; the pages that govern them come with <c>AddScreens</c>.</summary>
    public static IServiceCollection AddDisplays(this IServiceCollection services) => services
        .AddSingleton<DisplayBoard>()
        .AddSingleton<RemoteShows>()
        .AddSingleton<DisplayDesk>()
        .AddSingleton<MissedAlarms>();
}
