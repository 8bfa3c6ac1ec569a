using Microsoft.Extensions.Options;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Identity;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Alarms;

/// <summary>The alarm board, its history, and acknowledging.</summary>
internal sealed class AlarmEndpoints(IAlarmBoard board, AlarmService alarms, IOptions<ApiOptions> options, IOptions<AlarmOptions> limits, TimeProvider time)
{
    public IResult List(HttpRequest request)
    {
        var parameters = new ParameterReader(request, time.GetInstant());
        parameters.AllowOnly("active", "acknowledged", "pack", "site", "severity");
        var (active, acknowledged) = (parameters.Flag("active"), parameters.Flag("acknowledged"));
        var (pack, site) = (parameters.Text("pack"), parameters.Text("site"));
        var mildest = parameters.Choice("severity", Severity.Low);
        return parameters.IsWrong
            ? ApiProblem.Of(parameters)
            : TypedResults.Ok(board.Current.Alarms
                .Where(alarm => (active is null || alarm.Active == active)
                    && (acknowledged is null || alarm.Acknowledged == acknowledged)
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

    public async Task<IResult> AcknowledgeAsync(string id, AcknowledgeRequest? body, HttpContext context, CancellationToken cancellation)
    {
        var outcome = await alarms.AcknowledgeAsync(context.User.ToCaller(), id, body?.Comment, cancellation);
        return outcome switch
        {
            AlarmActionOutcome.Done => TypedResults.NoContent(),
            AlarmActionOutcome.NotSavedYet => TypedResults.Accepted((string?)null),
            AlarmActionOutcome.Forbidden => ApiProblem.Of(StatusCodes.Status403Forbidden, "Needs a role or token scope that operates alarms ('operate')."),
            AlarmActionOutcome.NotFound => ApiProblem.Of(StatusCodes.Status404NotFound, "No alarm with this id is active or unacknowledged; GET /api/v1/alarms lists them."),
            AlarmActionOutcome.AlreadyAcknowledged => ApiProblem.Of(StatusCodes.Status409Conflict, "Somebody has acknowledged it already."),
            AlarmActionOutcome.CommentTooLong => ApiProblem.Of(
                StatusCodes.Status400BadRequest, $"The comment is longer than {limits.Value.MaxCommentLength} characters."),
            _ => throw new InvalidOperationException($"Acknowledging cannot end as {outcome}."),
        };
    }
}
