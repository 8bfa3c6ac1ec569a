using Microsoft.Extensions.Options;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Identity;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Rules;

namespace OpsCenter.App.Api.Rules;

/// <summary>Alarm rules, their versions and proposals. A token may propose; approving is a person's.</summary>
internal sealed class RuleEndpoints(
    ILiveConfig<IReadOnlyList<AlarmRuleConfig>> rules, RuleFiles files, RuleReading reading, RuleProposals proposals, IOptions<ApiOptions> options, TimeProvider time)
{
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellation)
    {
        var parameters = new ParameterReader(request, time.GetInstant());
        parameters.AllowOnly("pack");
        var pack = parameters.Text("pack");
        if (parameters.IsWrong)
        {
            return ApiProblem.Of(parameters);
        }

        var newest = (await reading.NewestAsync(request.HttpContext.User.ToCaller(), cancellation) ?? []).ToDictionary(version => version.RuleId, StringComparer.Ordinal);
        return TypedResults.Ok(rules.Current
            .Where(rule => pack is null || rule.Pack == pack)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)
            .Select(rule => RuleJson.Of(rule, newest.GetValueOrDefault(rule.Id), null)));
    }

    public async Task<IResult> OneAsync(string id, HttpContext context, CancellationToken cancellation)
    {
        if (rules.Current.FirstOrDefault(rule => rule.Id == id) is not { } rule)
        {
            return Unknown(id);
        }

        var versions = await reading.VersionsAsync(context.User.ToCaller(), id, cancellation) ?? [];
        return TypedResults.Ok(RuleJson.Of(rule, versions.Count > 0 ? versions[0] : null, files.TextOf(rule.Pack, id)));
    }

    public async Task<IResult> VersionsAsync(string id, HttpContext context, CancellationToken cancellation) =>
        await reading.VersionsAsync(context.User.ToCaller(), id, cancellation) is { Count: > 0 } versions ? TypedResults.Ok(versions.Select(RuleVersionJson.Of)) : Unknown(id);

    public async Task<IResult> ProposalsAsync(HttpRequest request, CancellationToken cancellation)
    {
        var parameters = new ParameterReader(request, time.GetInstant());
        parameters.AllowOnly("state", "limit");
        var state = parameters.Text("state") is null ? (RuleProposalState?)null : parameters.Choice("state", RuleProposalState.Submitted);
        var limit = parameters.Limit("limit", 100, options.Value.MaxItems);
        return parameters.IsWrong
            ? ApiProblem.Of(parameters)
            : TypedResults.Ok((await reading.ProposalsAsync(request.HttpContext.User.ToCaller(), state, limit, cancellation) ?? []).Select(RuleProposalJson.Of));
    }

    public async Task<IResult> ProposalAsync(int number, HttpContext context, CancellationToken cancellation) =>
        await reading.FindAsync(context.User.ToCaller(), number, cancellation) is { } found ? TypedResults.Ok(RuleProposalJson.Of(found)) : Answer(new RuleOutcome.NotFound());

    public async Task<IResult> ProposeAsync(RuleProposalRequest body, HttpContext context, CancellationToken cancellation)
    {
        var draft = new RuleDraft(body.Pack, body.Yaml ?? "", body.Reason, body.Submit) { Gone = body.Drop ?? [] };
        var outcome = await proposals.ProposeAsync(context.User.ToCaller(), draft, cancellation);
        return outcome is RuleOutcome.Done done ? TypedResults.Created($"/api/v1/rules/proposals/{done.Proposal.Number}", RuleProposalJson.Of(done.Proposal)) : Answer(outcome);
    }

    public async Task<IResult> ApproveAsync(int number, RuleDecisionRequest? body, HttpContext context, CancellationToken cancellation) =>
        Answer(await proposals.ApproveAsync(context.User.ToCaller(), number, body?.Comment, cancellation));

    public async Task<IResult> RejectAsync(int number, RuleDecisionRequest? body, HttpContext context, CancellationToken cancellation) =>
        Answer(await proposals.RejectAsync(context.User.ToCaller(), number, body?.Comment ?? "", cancellation));

    private static IResult Unknown(string id) => ApiProblem.Of(StatusCodes.Status404NotFound, $"There is no rule '{id}'.");

    private static IResult Answer(RuleOutcome outcome) => outcome switch
    {
        RuleOutcome.Done done => TypedResults.Ok(RuleProposalJson.Of(done.Proposal)),
        RuleOutcome.Forbidden => ApiProblem.Of(StatusCodes.Status403Forbidden, "Needs the permission ManageRules."),
        RuleOutcome.NeedsAnother => ApiProblem.Of(StatusCodes.Status403Forbidden, "A second person approves or rejects: neither the author nor a token. Sign in to the console."),
        RuleOutcome.NotYours => ApiProblem.Of(StatusCodes.Status403Forbidden, "Only the author may do this."),
        RuleOutcome.Refused refused => TypedResults.ValidationProblem(
            new Dictionary<string, string[]> { ["yaml"] = [.. refused.Errors.Select(error => error.ToString())] }, "The rules have mistakes; 'errors' says where and what would be right."),
        RuleOutcome.Outdated outdated => ApiProblem.Of(StatusCodes.Status409Conflict, $"Changed since the proposal was begun: {string.Join(", ", outdated.RuleIds)}. Its author carries the change over or proposes anew."),
        RuleOutcome.Nothing => ApiProblem.Of(StatusCodes.Status409Conflict, "Nothing differs from what is in force."),
        RuleOutcome.ReasonMissing => ApiProblem.Of(StatusCodes.Status400BadRequest, "A reason (for a rejection: a comment) is missing or too long."),
        RuleOutcome.NotFound => ApiProblem.Of(StatusCodes.Status404NotFound, "There is no such proposal."),
        RuleOutcome.TooLate => ApiProblem.Of(StatusCodes.Status409Conflict, "It is decided already, or was changed just now."),
        RuleOutcome.NotWritten unwritten => ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, $"The file cannot be written: {unwritten.Why}"),
        _ => ApiProblem.Of(StatusCodes.Status500InternalServerError, outcome.GetType().Name),
    };
}
