using System.Globalization;
using OpsCenter.App.Api.Tokens;
using OpsCenter.App.Identity;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Api;

/// <summary>Lets in who has the permission; tells the others, as problem+json, what they lack.</summary>
internal static class ApiAccess
{
    public static TBuilder Needs<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilter(async (context, next) =>
            Refuse(context.HttpContext, permission) ?? await next(context));

    private static IResult? Refuse(HttpContext context, Permission permission)
    {
        var caller = context.User.ToCaller();
        if (caller.Can(permission))
        {
            return null;
        }

        if (caller.Kind != CallerKind.Anonymous)
        {
            return ApiProblem.Of(StatusCodes.Status403Forbidden, $"'{caller.Name}' may not do this: it needs the permission {permission}.");
        }

        if (context.Items.TryGetValue(ApiTokenHandler.WaitItem, out var wait))
        {
            context.Response.Headers.RetryAfter = ((int)wait!).ToString(CultureInfo.InvariantCulture);
            return ApiProblem.Of(StatusCodes.Status429TooManyRequests, "Too many wrong tokens from this address.");
        }

        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"OpsCenter\"";
        return ApiProblem.Of(StatusCodes.Status401Unauthorized, "Send a valid token: 'Authorization: Bearer <token>'. 'token add NAME --scope read' makes one.");
    }
}
