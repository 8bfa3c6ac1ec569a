using Microsoft.Extensions.Options;
using OpsCenter.App.Api;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Identity;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.PublicWarnings;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Notifications;

/// <summary>The delivery log, and public warnings as CAP.</summary>
internal sealed class NotificationEndpoints(NotificationService notifications, PublicWarningReading warnings, IOptions<ApiOptions> options, TimeProvider time)
{
    private const string FeedType = "application/atom+xml";

    public async Task<IResult> DeliveriesAsync(HttpRequest request, CancellationToken cancellation)
    {
        var parameters = new ParameterReader(request, time.GetInstant());
        parameters.AllowOnly("state", "channel", "limit");
        var state = parameters.Text("state") is null ? (DeliveryState?)null : parameters.Choice("state", DeliveryState.Waiting);
        var query = new DeliveryQuery(state, parameters.Text("channel"), parameters.Limit("limit", 200, options.Value.MaxItems));
        if (parameters.IsWrong)
        {
            return ApiProblem.Of(parameters);
        }

        return await notifications.DeliveriesAsync(request.HttpContext.User.ToCaller(), query, cancellation) is { } deliveries
            ? TypedResults.Ok(deliveries.Select(DeliveryJson.From))
            : ApiProblem.Of(StatusCodes.Status403Forbidden, "May not manage notifications.");
    }

    public async Task<IResult> WarningAsync(string id, HttpContext context, CancellationToken cancellation) =>
        await warnings.NewestAsync(context.User.ToCaller(), id, cancellation) is { } message
            ? TypedResults.Bytes(CapWriter.Write(message), CapWriter.ContentType)
            : ApiProblem.Of(
                StatusCodes.Status404NotFound,
                "No alarm with this id is or was a warning to the public: publicWarnings in notifications.yaml says which are; GET /api/v1/cap lists those in force.");

    public async Task<IResult> FeedAsync(HttpRequest request, CancellationToken cancellation)
    {
        var messages = await warnings.ActiveAsync(request.HttpContext.User.ToCaller(), cancellation) ?? [];
        var self = new Uri($"{request.Scheme}://{request.Host}{request.Path}");
        return TypedResults.Bytes(CapWriter.Feed(messages, self, warnings.SenderName ?? new("OpsCenter", "OpsCenter"), time.GetInstant()), FeedType);
    }
}
