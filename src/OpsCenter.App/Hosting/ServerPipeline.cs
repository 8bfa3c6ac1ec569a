using OpsCenter.App.Identity;
using OpsCenter.Storage.Relational;

namespace OpsCenter.App.Hosting;

/// <summary>What happens to every request before it reaches a feature, and to the host before it takes any.</summary>
internal static class ServerPipeline
{
    /// <summary>Brings the database up to date and greets whoever started the server once it listens.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        await RelationalStorage.MigrateAsync(app.Services);
        app.Lifetime.ApplicationStarted.Register(() => Welcome.PrintAsync(app.Services).ContinueWith(
            static failed => Console.Error.WriteLine(failed.Exception), TaskContinuationOptions.OnlyOnFaulted));
    }

    public static void UseServerMiddleware(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseSecurityHeaders();
        app.UseErrorPages();
        app.UseWebSockets();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseIdentityAccess();
        app.MapStaticAssets();
        app.MapMqttOverWebSocket();
    }

    /// <summary>People who ask for what is not there get a page that leads on; programs get the bare status. Before routing.</summary>
    internal static void UseErrorPages(this WebApplication app) =>
        app.UseWhen(static context => IsForPeople(context.Request), pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));

    private static bool IsForPeople(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}
