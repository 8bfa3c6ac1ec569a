using OpsCenter.App.Identity;
using OpsCenter.Core.Alarms.Maintenance;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Maintenance;

/// <summary>Maintenance windows: list, make, change, delete.</summary>
internal sealed class MaintenanceEndpoints(MaintenanceCalendar calendar, MaintenanceService service, TimeProvider time)
{
    public IResult List() => TypedResults.Ok(calendar.Current.OrderBy(window => window.MadeAt).Select(window => MaintenanceJson.Of(window, time.GetInstant())));

    public async Task<IResult> SaveAsync(string? id, MaintenanceRequest body, HttpContext context, CancellationToken cancellation)
    {
        if (body.Schedule(out var wrong) is not { } schedule)
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, wrong);
        }

        var (outcome, saved) = await service.SaveAsync(context.User.ToCaller(), id, body.Reason ?? "", body.Scope, schedule, cancellation);
        return Refused(outcome) ?? (calendar.Current.FirstOrDefault(one => one.Id == saved) is { } window
            ? id is null
                ? TypedResults.Created($"/api/v1/maintenance/{saved}", MaintenanceJson.Of(window, time.GetInstant()))
                : TypedResults.Ok(MaintenanceJson.Of(window, time.GetInstant()))
            : ApiProblem.Of(StatusCodes.Status404NotFound, "Somebody deleted it just now."));
    }

    public async Task<IResult> RemoveAsync(string id, HttpContext context, CancellationToken cancellation) =>
        Refused(await service.RemoveAsync(context.User.ToCaller(), id, cancellation)) ?? TypedResults.NoContent();

    private static IResult? Refused(MaintenanceOutcome outcome) => outcome switch
    {
        MaintenanceOutcome.Done => null,
        MaintenanceOutcome.Forbidden => ApiProblem.Of(StatusCodes.Status403Forbidden, "Needs a role or token scope that manages rules ('admin')."),
        MaintenanceOutcome.NotFound => ApiProblem.Of(StatusCodes.Status404NotFound, "No window has this id; GET /api/v1/maintenance lists them."),
        MaintenanceOutcome.ReasonMissing => ApiProblem.Of(StatusCodes.Status400BadRequest, "A window needs a reason."),
        MaintenanceOutcome.ReasonTooLong => ApiProblem.Of(StatusCodes.Status400BadRequest, "The reason is longer than a comment may be."),
        MaintenanceOutcome.ScopeMissing => ApiProblem.Of(
            StatusCodes.Status400BadRequest, "Name a pack, site, area, device or rule: a window over everything would silence the centre."),
        MaintenanceOutcome.DaysMissing => ApiProblem.Of(StatusCodes.Status400BadRequest, "It would never begin: give days that are not over."),
        MaintenanceOutcome.LengthOutOfRange => ApiProblem.Of(StatusCodes.Status400BadRequest, "minutes must be 1 to 10080, and at most 1440 for a daily one."),
        MaintenanceOutcome.ZoneUnknown => ApiProblem.Of(StatusCodes.Status400BadRequest, "No such time zone; write an IANA name such as Asia/Ho_Chi_Minh."),
        MaintenanceOutcome.TooMany => ApiProblem.Of(StatusCodes.Status409Conflict, "There are as many windows as there may be; delete those that are over."),
        _ => throw new InvalidOperationException($"A change of a maintenance window cannot end as {outcome}."),
    };
}
