using OpsCenter.App.Api.Parameters;

namespace OpsCenter.App.Api;

/// <summary>Errors as RFC 9457 problem details that say what would be right.</summary>
internal static class ApiProblem
{
    public static IResult Of(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    public static IResult Of(ParameterReader parameters) =>
        TypedResults.ValidationProblem(parameters.Errors, "Some parameters are wrong; 'errors' says which and what would be right.");
}
