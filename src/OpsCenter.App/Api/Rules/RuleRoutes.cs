using OpsCenter.App.Api.OpenApi;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Api.Rules;

/// <summary>The addresses of alarm rules.</summary>
internal static class RuleRoutes
{
    public static void MapRuleWorkbench(this RouteGroupBuilder api)
    {
        api.MapGet("/rules", (HttpRequest request, RuleEndpoints rules, CancellationToken cancellation) => rules.ListAsync(request, cancellation))
            .Describe("Alarm rules in force", new ApiParameter("pack", "Exact pack."))
            .Produces<IEnumerable<RuleJson>>();
        api.MapGet("/rules/{id}", (string id, HttpContext context, RuleEndpoints rules, CancellationToken cancellation) => rules.OneAsync(id, context, cancellation))
            .Describe("One alarm rule in force, with its YAML")
            .Produces<RuleJson>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/rules/{id}/versions", (string id, HttpContext context, RuleEndpoints rules, CancellationToken cancellation) => rules.VersionsAsync(id, context, cancellation))
            .Describe("Every text a rule had, newest first, with who wrote and who approved it")
            .Produces<IEnumerable<RuleVersionJson>>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/rules/proposals", (HttpRequest request, RuleEndpoints rules, CancellationToken cancellation) => rules.ProposalsAsync(request, cancellation))
            .Describe("Proposals, newest first", new ApiParameter("state", "draft (the caller's own), submitted, approved, rejected or withdrawn; absent for all."), ApiParameter.Limit)
            .Produces<IEnumerable<RuleProposalJson>>();
        api.MapGet("/rules/proposals/{number:int}", (int number, HttpContext context, RuleEndpoints rules, CancellationToken cancellation) => rules.ProposalAsync(number, context, cancellation))
            .Describe("One proposal")
            .Produces<RuleProposalJson>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/rules/proposals", (RuleProposalRequest body, HttpContext context, RuleEndpoints rules, CancellationToken cancellation) => rules.ProposeAsync(body, context, cancellation))
            .Decide("Proposes new, changed or dropped rules of a pack; a person approves")
            .Produces<RuleProposalJson>(StatusCodes.Status201Created);
        api.MapPost(
                "/rules/proposals/{number:int}/approve",
                (int number, RuleDecisionRequest? body, HttpContext context, RuleEndpoints rules, CancellationToken cancellation) => rules.ApproveAsync(number, body, context, cancellation))
            .Decide("Puts a proposal into force; a signed-in person who is not its author, never a token")
            .Produces<RuleProposalJson>();
        api.MapPost(
                "/rules/proposals/{number:int}/reject",
                (int number, RuleDecisionRequest? body, HttpContext context, RuleEndpoints rules, CancellationToken cancellation) => rules.RejectAsync(number, body, context, cancellation))
            .Decide("Rejects a proposal; a signed-in person who is not its author, never a token")
            .Produces<RuleProposalJson>();
    }

    private static RouteHandlerBuilder Decide(this RouteHandlerBuilder endpoint, string summary) => endpoint
        .Needs(Permission.ManageRules)
        .WithSummary(summary)
        .WithTags("rules")
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);
}
