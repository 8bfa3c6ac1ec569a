using Microsoft.Extensions.Options;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Identity;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Alarms;

/// <summary>The alarm board, its history, and what people do with alarms.</summary>
internal sealed class AlarmEndpoints(IAlarmBoard board, AlarmService alarms, IOptions<ApiOptions> options, IOptions<AlarmOptions> limits, TimeProvider time)
{
    public IResult List(HttpRequest request)
    {
        var parameters = new ParameterReader(request, time.GetInstant());
        parameters.AllowOnly("active", "acknowledged", "held", "pack", "site", "severity");
        var (active, acknowledged, held) = (parameters.Flag("active"), parameters.Flag("acknowledged"), parameters.Flag("held"));
        var (pack, site) = (parameters.Text("pack"), parameters.Text("site"));
        var mildest = parameters.Choice("severity", Severity.Low);
        return parameters.IsWrong
            ? ApiProblem.Of(parameters)
            : TypedResults.Ok(Listed(board.Current, held)
                .Where(alarm => (active is null || alarm.Active == active)
                    && (acknowledged is null || alarm.Acknowledged == acknowledged)
                    && (held is null || alarm.Hold is not null == held)
                    && (pack is null || alarm.Pack == pack)
                    && (site is null || alarm.Site == site)
                    && alarm.Severity <= mildest)
                .Select(AlarmJson.From));
    }

    public async Task<IResult> HistoryAsync(string id, HttpRequest request, CancellationToken cancellation)
    {
        var parameters = new ParameterReader(request, time.GetInstant());
        parameters.AllowOnly("limit");
        var limit = parameters.Limit("limit", 200, options.Value.MaxItems);
        return parameters.IsWrong
            ? ApiProblem.Of(parameters)
            : await alarms.HistoryAsync(request.HttpContext.User.ToCaller(), id, limit, cancellation) switch
            {
                AlarmHistory.Listed listed => TypedResults.Ok(listed.Transitions.Select(AlarmTransitionJson.From)),
                _ => ApiProblem.Of(StatusCodes.Status403Forbidden, "May not read alarms."),
            };
    }

    public async Task<IResult> AcknowledgeAsync(string id, AcknowledgeRequest? body, HttpContext context, CancellationToken cancellation) =>
        Answer(await alarms.AcknowledgeAsync(context.User.ToCaller(), id, body?.Comment, cancellation));

    public async Task<IResult> ShelveAsync(string id, ShelveRequest body, HttpContext context, CancellationToken cancellation)
    {
        var time = body.Minutes is { } minutes && double.IsFinite(minutes) && Math.Abs(minutes) < 1e6
            ? TimeSpan.FromMinutes(minutes)
            : body.Minutes is null ? limits.Value.ShelveTime : TimeSpan.Zero;
        return Answer(await alarms.ShelveAsync(context.User.ToCaller(), id, body.Reason ?? "", time, cancellation));
    }

    public async Task<IResult> UnshelveAsync(string id, UnshelveRequest? body, HttpContext context, CancellationToken cancellation) =>
        Answer(await alarms.UnshelveAsync(context.User.ToCaller(), id, body?.Comment, cancellation));

    /// <summary>What is on the shelf and normal is listed where it is asked for.</summary>
    private static IEnumerable<AlarmView> Listed(AlarmBoard now, bool? held) => held == true ? now.Alarms.Concat(now.Resting) : now.Alarms;

    private IResult Answer(AlarmActionOutcome outcome) =>
        outcome switch
        {
            AlarmActionOutcome.Done => TypedResults.NoContent(),
            AlarmActionOutcome.NotSavedYet => TypedResults.Accepted((string?)null),
            AlarmActionOutcome.Forbidden => ApiProblem.Of(StatusCodes.Status403Forbidden, "Needs a role or token scope that operates alarms ('operate')."),
            AlarmActionOutcome.NotFound => ApiProblem.Of(StatusCodes.Status404NotFound, "No such alarm; GET /api/v1/alarms lists those that are active or unacknowledged."),
            AlarmActionOutcome.AlreadyAcknowledged => ApiProblem.Of(StatusCodes.Status409Conflict, "Somebody has acknowledged it already."),
            AlarmActionOutcome.CommentTooLong => ApiProblem.Of(
                StatusCodes.Status400BadRequest, $"The comment is longer than {limits.Value.MaxCommentLength} characters."),
            AlarmActionOutcome.ReasonMissing => ApiProblem.Of(StatusCodes.Status400BadRequest, "Shelving needs a reason."),
            AlarmActionOutcome.ShelveTimeOutOfRange => ApiProblem.Of(
                StatusCodes.Status400BadRequest, $"minutes must be from 1 to {limits.Value.MaxShelveTime.TotalMinutes}."),
            AlarmActionOutcome.NotShelved => ApiProblem.Of(StatusCodes.Status409Conflict, "It is not on the shelf."),
            _ => throw new InvalidOperationException($"An action on an alarm cannot end as {outcome}."),
        };
}
