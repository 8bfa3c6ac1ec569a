using OpsCenter.App.Identity;
using OpsCenter.Core.Anomalies;

namespace OpsCenter.App.Api.Anomalies;

/// <summary>Anomalies: which are open, which were, verdicts.</summary>
internal sealed class AnomalyEndpoints(AnomalyService anomalies)
{
    private const int MostPast = 500;

    public async Task<IResult> ListAsync(string? state, HttpContext context, CancellationToken cancellation)
    {
        if (state is not (null or "open" or "past"))
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, "state must be open (default) or past.");
        }

        var caller = context.User.ToCaller();
        var found = state == "past" ? await anomalies.PastAsync(caller, MostPast, cancellation) : await anomalies.OpenAsync(caller, cancellation);
        return found is null ? ApiProblem.Of(StatusCodes.Status403Forbidden, "Needs a role or token scope that reads ('read').") : TypedResults.Ok(found.Select(AnomalyJson.Of));
    }

    public async Task<IResult> JudgeAsync(string id, AnomalyVerdict verdict, AnomalyVerdictRequest body, HttpContext context, CancellationToken cancellation) =>
        await anomalies.JudgeAsync(context.User.ToCaller(), id, verdict, body.Reason, cancellation) switch
        {
            AnomalyOutcome.Done => TypedResults.NoContent(),
            AnomalyOutcome.Forbidden => ApiProblem.Of(StatusCodes.Status403Forbidden, "Needs a role or token scope that works on alarms ('operate')."),
            AnomalyOutcome.NotFound => ApiProblem.Of(StatusCodes.Status404NotFound, "No anomaly has this id; GET /api/v1/anomalies lists them."),
            AnomalyOutcome.ReasonMissing => ApiProblem.Of(StatusCodes.Status400BadRequest, $"A verdict needs a reason of at most {AnomalyService.LongestReason} characters."),
            AnomalyOutcome.AlreadyJudged => ApiProblem.Of(StatusCodes.Status409Conflict, "Somebody has judged it already."),
            var other => throw new InvalidOperationException($"A verdict cannot end as {other}."),
        };
}
