using System.Globalization;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>Understands what begins with a word: functions, aggregates of inputs, lists.</summary>
internal sealed class FormulaCalls(FormulaParser parser, FormulaSubject subject)
{
    private static readonly Dictionary<string, Fold> Folds = Enum.GetValues<Fold>().ToDictionary(fold => fold.ToString().ToLowerInvariant());

    private static readonly string[] Others = ["if", "default", "least", "greatest", "abs", "round", "sites", "attribute", "population", "hours", "limit"];

    /// <summary>What was named so far.</summary>
    public FormulaNeeds Needs { get; } = new();

    public FormulaPart Read(FormulaToken name)
    {
        if (Folds.TryGetValue(name.Text, out var fold))
        {
            parser.Expect("(");
            return ReadFold(fold);
        }

        if (DomainFunctions.Find(name.Text) is { } function)
        {
            parser.Expect("(");
            return ReadDomain(function);
        }

        if (Input(name.Text) >= 0)
        {
            throw new FormulaException($"'{name.Text}' stands for many readings", $"Say which: last({name.Text}), mean({name.Text}), sum({name.Text}) …", name.Column);
        }

        if (!Others.Contains(name.Text))
        {
            string[] known = [.. Folds.Keys, .. Others, .. DomainFunctions.Names, .. subject.Inputs.Select(input => input.Name)];
            throw new FormulaException($"'{name.Text}' is neither a function nor an input", Nearest.Remedy(name.Text, known), name.Column);
        }

        parser.Expect("(");
        return ReadOther(name);
    }

    private FormulaPart ReadOther(FormulaToken name)
    {
        switch (name.Text)
        {
            case "if":
                var condition = parser.Expression();
                parser.Expect(",");
                var (then, otherwise) = ReadPair(name.Column);
                return new FormulaPart(new ChoiceNode(condition.Node, then.Node, otherwise.Node), then.Unit ?? otherwise.Unit);
            case "default":
                var (wanted, instead) = ReadPair(name.Column);
                return new FormulaPart(new DefaultNode(wanted.Node, instead.Node), wanted.Unit ?? instead.Unit);
            case "least":
                return ReadAll(static values => values.Min());
            case "greatest":
                return ReadAll(static values => values.Max());
            case "abs":
                return ReadAll(static values => Math.Abs(values[0]), 1);
            case "round":
                return ReadAll(static values => Math.Round(values[0], MidpointRounding.AwayFromZero), 1);
            case "sites":
                var kind = parser.Next.Kind == FormulaTokenKind.Text ? parser.Take().Text : null;
                return Close(new PlaceNode("the number of sites", (place, _) => place.Sites(kind)), "");
            case "attribute":
                var attribute = Text("the name of an attribute, e.g. \"capacity\"");
                return Close(new PlaceNode($"attribute '{attribute}'", (place, _) => place.Attribute(attribute)), null);
            case "population":
                return Close(new PlaceNode("the population", static (place, window) => place.AreaAttribute("population", window)), "");
            case "limit":
                return ReadLimit(name.Column);
            default:
                return Close(new PlaceNode("the window", static (_, window) => (window.To - window.From).TotalHours), "h");
        }
    }

    private FormulaPart ReadFold(Fold fold)
    {
        if (ReadList() is { } list)
        {
            return CloseFold(fold, percent => new ListFoldNode(list.List, fold, percent), fold is Fold.Count ? "" : fold is Fold.Share ? "%" : list.Unit);
        }

        var name = parser.Take();
        var input = name.Kind == FormulaTokenKind.Word ? Input(name.Text) : -1;
        if (input < 0)
        {
            throw new FormulaException(
                $"'{name.Text}' is no input", Nearest.Remedy(name.Text, [.. subject.Inputs.Select(known => known.Name), "each(…)", "by(…)"]), name.Column);
        }

        if (fold == Fold.Share)
        {
            throw new FormulaException("share counts conditions", $"Write share(each(last({name.Text}) > 0))", name.Column);
        }

        Needs.Inputs.Add(input);
        Needs.ReadingBefore |= fold == Fold.Increase;
        if (FoldNode.NeedsReadings(fold))
        {
            Needs.Readings.Add(input);
        }

        return CloseFold(fold, percent => new FoldNode(input, fold, percent), fold == Fold.Count ? "" : subject.Inputs[input].Unit);
    }

    private FormulaPart CloseFold(Fold fold, Func<double, FormulaNode> make, string? unit)
    {
        var percent = 0.0;
        if (fold == Fold.Percentile)
        {
            parser.Expect(",");
            var number = parser.Take();
            percent = number.Kind == FormulaTokenKind.Number && number.Number is > 0 and <= 100
                ? number.Number
                : throw new FormulaException($"'{number.Text}' is no percentile", "Write a number above 0 and at most 100, e.g. percentile(x, 90)", number.Column);
        }

        return Close(make(percent), unit);
    }

    private (ListNode List, string? Unit)? ReadList()
    {
        if (parser.TakeIf("each"))
        {
            parser.Expect("(");
            var inner = parser.Expression();
            parser.Expect(")");
            return (new GroupListNode(null, inner.Node), inner.Unit);
        }

        if (!parser.TakeIf("by"))
        {
            return null;
        }

        parser.Expect("(");
        var key = parser.Take();
        parser.Expect(",");
        var part = parser.Expression();
        parser.Expect(")");
        switch (key.Kind)
        {
            case FormulaTokenKind.Duration when key.Number >= 60:
                var span = TimeSpan.FromSeconds(key.Number);
                Needs.Parts.Add(span);
                return (new PartsListNode(span, part.Node), part.Unit);
            case FormulaTokenKind.Word or FormulaTokenKind.Text:
                Needs.Tags.Add(key.Text);
                return (new GroupListNode(key.Text, part.Node), part.Unit);
            default:
                throw new FormulaException($"'{key.Text}' is neither a tag nor a duration of a minute or more", "Write by(device, …) or by(1h, …)", key.Column);
        }
    }

    private FormulaPart ReadDomain(DomainFunction function)
    {
        var inputs = new DomainInput?[function.Arguments.Count];
        do
        {
            var argument = parser.Take();
            parser.Expect(":");
            var name = parser.Take();
            var place = function.Arguments.ToList().IndexOf(argument.Text);
            var input = Input(name.Text);
            if (place < 0)
            {
                throw new FormulaException($"{function.Name} has no argument '{argument.Text}'", Nearest.Remedy(argument.Text, [.. function.Arguments]), argument.Column);
            }

            if (input < 0)
            {
                throw new FormulaException($"'{name.Text}' is no input", Nearest.Remedy(name.Text, [.. subject.Inputs.Select(known => known.Name)]), name.Column);
            }

            inputs[place] = DomainInput.In(input, argument.Text, subject.Inputs[input].Unit, function.ArgumentUnit, name.Column);
            Needs.Inputs.Add(input);
        }
        while (parser.TakeIf(","));
        Needs.Parts.Add(function.Part);
        return Close(new DomainNode(function, inputs), function.Unit);
    }

    private FormulaPart ReadLimit(int column)
    {
        var id = Text("the id of a limit, e.g. \"pm25.day\"");
        return subject.Limits.TryGetValue(id, out var unit)
            ? Close(new PlaceNode($"limit '{id}'", (place, window) => place.Limit(id, window)), unit)
            : throw new FormulaException($"there is no limit '{id}'", Nearest.Remedy(id, [.. subject.Limits.Keys]), column);
    }

    private (FormulaPart One, FormulaPart Other) ReadPair(int column)
    {
        var one = parser.Expression();
        parser.Expect(",");
        var pair = FormulaUnits.Same(one, parser.Expression(), column);
        parser.Expect(")");
        return pair;
    }

    private FormulaPart ReadAll(Func<double[], double> of, int? count = null)
    {
        var first = parser.Expression();
        var arguments = new List<FormulaNode> { first.Node };
        var unit = first.Unit;
        while (count is null && parser.TakeIf(","))
        {
            var (_, other) = FormulaUnits.Same(new FormulaPart(first.Node, unit), parser.Expression(), parser.Next.Column);
            unit ??= other.Unit;
            arguments.Add(other.Node);
        }

        return Close(new CallNode(of, arguments), unit);
    }

    private FormulaPart Close(FormulaNode node, string? unit)
    {
        parser.Expect(")");
        return new FormulaPart(node, unit);
    }

    private string Text(string what) => parser.Next.Kind == FormulaTokenKind.Text
        ? parser.Take().Text
        : throw parser.Error("a text in quotes is expected", string.Create(CultureInfo.InvariantCulture, $"Write {what}"));

    private int Input(string name) => subject.Inputs.Select(input => input.Name).ToList().IndexOf(name);
}
