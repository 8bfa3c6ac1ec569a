using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>Understands one formula: precedence from or, and, not, comparison, sum, product to sign; what is called is in <see cref="FormulaCalls"/>.</summary>
internal sealed class FormulaParser
{
    private const int DeepestNesting = 40;
    private static readonly Dictionary<string, Operation> Comparisons = new()
    {
        ["<"] = Operation.Less,
        ["<="] = Operation.LessOrEqual,
        [">"] = Operation.Greater,
        [">="] = Operation.GreaterOrEqual,
        ["=="] = Operation.Equal,
        ["!="] = Operation.NotEqual,
    };

    private readonly string _text;
    private readonly List<FormulaToken> _tokens;
    private readonly FormulaCalls _calls;
    private int _at;
    private int _depth;

    public FormulaParser(string text, FormulaSubject subject)
    {
        _text = text;
        _tokens = FormulaLexer.Read(text);
        _calls = new FormulaCalls(this, subject);
    }

    public FormulaToken Next => _tokens[_at];

    public Formula Read(string unit)
    {
        var value = Expression();
        if (Next.Kind != FormulaTokenKind.End)
        {
            throw Error($"'{Next.Text}' is not expected here", "Put an operator before it, or remove it");
        }

        return new Formula(_text, FormulaUnits.To(value, unit, 1).Node, value.Unit, _calls.Needs);
    }

    public FormulaToken Take()
    {
        var token = _tokens[_at];
        _at += token.Kind == FormulaTokenKind.End ? 0 : 1;
        return token;
    }

    public bool TakeIf(string sign)
    {
        if (Next.Kind is not (FormulaTokenKind.Sign or FormulaTokenKind.Word) || Next.Text != sign)
        {
            return false;
        }

        _at++;
        return true;
    }

    public void Expect(string sign)
    {
        if (!TakeIf(sign))
        {
            throw Error(Next.Kind == FormulaTokenKind.End ? $"'{sign}' is missing at the end" : $"'{sign}' is expected before '{Next.Text}'", $"Write '{sign}' here");
        }
    }

    public FormulaException Error(string problem, string remedy) => new(problem, remedy, Next.Column);

    public FormulaPart Expression()
    {
        if (++_depth > DeepestNesting)
        {
            throw Error("the formula is nested too deep", "Make KPIs of its parts and use those");
        }

        var left = Conjunction();
        while (TakeIf("or"))
        {
            left = new FormulaPart(new OperationNode(Operation.Or, left.Node, Conjunction().Node), "");
        }

        _depth--;
        return left;
    }

    private FormulaPart Conjunction()
    {
        var left = Negation();
        while (TakeIf("and"))
        {
            left = new FormulaPart(new OperationNode(Operation.And, left.Node, Negation().Node), "");
        }

        return left;
    }

    private FormulaPart Negation()
    {
        if (!TakeIf("not"))
        {
            return Comparison();
        }

        var inner = Negation();
        return new FormulaPart(new CallNode(static values => FormulaNode.Of(values[0] == 0), [inner.Node]), "");
    }

    private FormulaPart Comparison()
    {
        var left = Sum();
        if (Next.Kind != FormulaTokenKind.Sign || !Comparisons.TryGetValue(Next.Text, out var operation))
        {
            return left;
        }

        var column = Take().Column;
        var (one, other) = FormulaUnits.Same(left, Sum(), column);
        return new FormulaPart(new OperationNode(operation, one.Node, other.Node), "");
    }

    private FormulaPart Sum()
    {
        var left = Product();
        while (Next is { Kind: FormulaTokenKind.Sign, Text: "+" or "-" })
        {
            var sign = Take();
            var (one, other) = FormulaUnits.Same(left, Product(), sign.Column);
            left = new FormulaPart(new OperationNode(sign.Text == "+" ? Operation.Add : Operation.Subtract, one.Node, other.Node), one.Unit ?? other.Unit);
        }

        return left;
    }

    private FormulaPart Product()
    {
        var left = Signed();
        while (Next is { Kind: FormulaTokenKind.Sign, Text: "*" or "/" })
        {
            var divides = Take().Text == "/";
            var right = Signed();
            left = new FormulaPart(
                new OperationNode(divides ? Operation.Divide : Operation.Multiply, left.Node, right.Node), divides ? FormulaUnits.Quotient(left, right) : FormulaUnits.Product(left, right));
        }

        return left;
    }

    private FormulaPart Signed()
    {
        if (!TakeIf("-"))
        {
            return Operand();
        }

        var inner = Signed();
        return inner with { Node = new CallNode(static values => -values[0], [inner.Node]) };
    }

    private FormulaPart Operand()
    {
        var token = Take();
        switch (token.Kind)
        {
            case FormulaTokenKind.Number:
                return new FormulaPart(new NumberNode(token.Number), Next.Kind == FormulaTokenKind.Text ? UnitOf(Take()) : null);
            case FormulaTokenKind.Duration:
                return new FormulaPart(new NumberNode(token.Number), "s");
            case FormulaTokenKind.Word:
                return _calls.Read(token);
            case FormulaTokenKind.Sign when token.Text == "(":
                var inner = Expression();
                Expect(")");
                return inner;
            case FormulaTokenKind.End:
                throw new FormulaException("the formula ends too early", "Write a number, a name or a function", token.Column);
            default:
                throw new FormulaException($"'{token.Text}' is not expected here", "Write a number, a name or a function", token.Column);
        }
    }

    private static string UnitOf(FormulaToken token) => MeasureUnits.Exists(token.Text)
        ? token.Text
        : throw new FormulaException($"'{token.Text}' is no known unit", "Write a unit as in fields.yaml, e.g. \"cm\" or \"µg/m³\"", token.Column);
}
