using OpsCenter.App.Api;
using OpsCenter.App.Api.OpenApi;
using OpsCenter.Core.Access;
using OpsCenter.Core.PublicWarnings;

namespace OpsCenter.App.Notifications;

public static class NotificationsMapping
{
    /// <summary>What <see cref="MapNotifications"/> needs. After <c>AddNotifications</c> and <c>AddApi</c>.</summary>
    public static IServiceCollection AddNotificationEndpoints(this IServiceCollection services)
    {
        services.AddSingleton<PublicWarningReading>();
        return services.AddSingleton<NotificationEndpoints>();
    }

    /// <summary>The delivery log and CAP under <c>/api/v1</c>.</summary>
    public static IEndpointRouteBuilder MapNotifications(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").DisableAntiforgery();
        api.MapGet("/notifications/deliveries", (HttpRequest request, NotificationEndpoints notifications, CancellationToken cancellation) => notifications.DeliveriesAsync(request, cancellation))
            .Needs(Permission.ManageNotifications)
            .WithSummary("The outbox and the log of what was sent, newest first")
            .WithTags("notifications")
            .WithMetadata(
                new ApiParameter("state", "waiting, sent, failed or discarded; absent for all."),
                new ApiParameter("channel", "Exact id of the channel."),
                ApiParameter.Limit)
            .Produces<IEnumerable<DeliveryJson>>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/alarms/{id}/cap", (string id, HttpContext context, NotificationEndpoints notifications, CancellationToken cancellation) => notifications.WarningAsync(id, context, cancellation))
            .Needs(Permission.Read)
            .WithSummary("The newest message of CAP 1.2 that an alarm gave the public, a cancel included")
            .WithTags("alarms")
            .Produces(StatusCodes.Status200OK, contentType: CapWriter.ContentType)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/cap", (HttpRequest request, NotificationEndpoints notifications, CancellationToken cancellation) => notifications.FeedAsync(request, cancellation))
            .Needs(Permission.Read)
            .WithSummary("Warnings to the public that are in force, as an Atom feed of CAP 1.2")
            .WithTags("alarms")
            .Produces(StatusCodes.Status200OK, contentType: "application/atom+xml")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        return endpoints;
    }
}
