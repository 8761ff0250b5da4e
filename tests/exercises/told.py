"""What a learner reads of a mistake: a dozen lines, and help in steps."""

from shared_utils.graders.messages import LOOK, MISTAKE, WHAT, WIDTH, verdict_text


def assert_short(text):
    lines = text.splitlines()
    assert len(lines) <= 12, text
    assert max(map(len, lines)) <= WIDTH, text


def check_told(topic, wrong, verdict):
    """Check the words for a misconception's verdict, step by step."""
    texts = topic.texts[wrong.exercise]
    hint = texts.hints[wrong.name]
    by_step = {step: verdict_text(verdict, texts, step) for step in (0, WHAT, MISTAKE, LOOK)}
    for text in by_step.values():
        assert_short(text)
        assert texts.groups[verdict.failure.group] in text
        assert " …" not in text, "something was cut"
    joined = {step: " ".join(text.split()) for step, text in by_step.items()}
    assert hint.mistake not in joined[0]
    assert hint.mistake not in joined[WHAT]
    assert "tells more" in joined[WHAT]
    assert hint.mistake in joined[MISTAKE]
    assert hint.look not in joined[MISTAKE] or hint.look in hint.mistake
    assert f"{hint.mistake}: {hint.look}." in joined[LOOK]
