"""Every way to ask and every command, through Discord's protocol."""

from __future__ import annotations

from tests.bot.conftest import Stage
from tests.support.driver import components, labels, options, text


async def test_a_mention_is_answered_in_a_reply_with_the_step_its_link_and_the_way_on(stage: Stage) -> None:
    act = await stage.driver.say("@bot where do i start?")
    [reply] = act["messages"]
    assert "Step 1 of 5" in text(reply)
    assert "Prerequisite: Python" in text(reply)
    assert any("Next: Prerequisites: Mathematics" in label for label in labels(reply))
    assert any(one.get("url", "").startswith("https://www.youtube.com/watch?v=HBx") for one in components(reply))
    assert reply["message_reference"]["message_id"]
    assert not reply["ephemeral"]


async def test_a_question_about_discounts_leads_with_the_tip_and_the_links_it_is_for(stage: Stage) -> None:
    [reply] = (await stage.driver.say("@bot any discounts?"))["messages"]
    assert "always wait for a sale" in text(reply)
    assert "Linear Algebra" in text(reply)


async def test_what_the_articles_do_not_cover_is_said_with_topics_to_pick(stage: Stage) -> None:
    [reply] = (await stage.driver.say("@bot best sushi in town"))["messages"]
    assert "don't cover that" in text(reply)
    assert "AI/ML Engineering" in text(reply)
    assert options(reply)


async def test_a_dm_and_a_reply_that_pings_are_answered_and_chatter_is_not(stage: Stage) -> None:
    driver = stage.driver
    [first] = (await driver.say("hello", channel="dm"))["messages"]
    assert "where do I start?" in text(first)
    assert (await driver.say("just chatting about machine learning"))["messages"] == []
    [reply] = (await driver.say("@bot any discounts?"))["messages"]
    pinged = await driver.say("how long is deep learning a-z", reply_to=reply["id"])
    assert "23 hours" in text(pinged["messages"][0])
    unpinged = await driver.say("how long is deep learning a-z", reply_to=reply["id"], ping=False)
    assert unpinged["messages"] == []


async def test_a_thread_is_answered_too(stage: Stage) -> None:
    await stage.driver.world("create_thread", name="study group")
    [reply] = (await stage.driver.say("@bot any discounts?", channel="study group"))["messages"]
    assert "sale" in text(reply)


async def test_ask_answers_publicly_or_to_the_asker_alone(stage: Stage) -> None:
    asked = await stage.driver.command("ask", question="what comes after the machine learning specialization")
    assert "Deep Learning Specialization" in text(asked["messages"][0])
    assert "Dismiss" in labels(asked["messages"][0])
    private = await stage.driver.command("ask", question="link to kaggle pls", private=True)
    assert private["messages"][0]["ephemeral"]
    assert "Dismiss" not in labels(private["messages"][0])
    others = await stage.driver.messages(person="newcomer")
    assert private["messages"][0]["id"] not in [message["id"] for message in others]


async def test_ask_completes_sections_and_resources_while_one_types(stage: Stage) -> None:
    act = await stage.driver.act("autocomplete", name="ask", option="question", value="deep learn")
    names = [choice["name"] for choice in act["choices"]]
    assert names[0] == "deep learn"
    assert {"Deep Learning Specialization", "Deep Learning A-Z"} <= set(names)
    assert len(names) <= 25


async def test_the_message_menu_answers_somebody_elses_message_privately(stage: Stage) -> None:
    await stage.driver.say("is there anything free?", person="newcomer")
    [message] = await stage.driver.messages()
    act = await stage.driver.act("menu", name="Answer this", message=message["id"])
    assert act["messages"][0]["ephemeral"]


async def test_next_walks_the_path_to_its_end(stage: Stage) -> None:
    driver = stage.driver
    [shown] = (await driver.command("next"))["messages"]
    seen = [text(shown)]
    while "Done" in labels(shown):
        act = await driver.act("click", message=shown["id"], label="Done")
        [shown] = act["edited"] or act["messages"]
        seen.append(text(shown))
    assert [f"Step {n} of 5" in page for n, page in enumerate(seen[:-1], start=1)] == [True] * 5
    assert "end of the path" in seen[-1]


async def test_next_after_a_step_shows_the_one_that_follows(stage: Stage) -> None:
    offered = await stage.driver.act("autocomplete", name="next", option="after", value="math")
    [reply] = (await stage.driver.command("next", after=offered["choices"][0]["value"]))["messages"]
    assert "Step 3 of 5" in text(reply)
    [typed] = (await stage.driver.command("next", after="mathematics"))["messages"]
    assert "Step 3 of 5" in text(typed)
    [strange] = (await stage.driver.command("next", after="sushi"))["messages"]
    assert "no step like that" in text(strange)


async def test_path_lists_the_steps_and_its_menu_shows_each(stage: Stage) -> None:
    [reply] = (await stage.driver.command("path"))["messages"]
    assert "5. Deeplearning.ai & Branching Out" in text(reply)
    menu = next(one for one in components(reply) if one["type"] == 3)
    chosen = await stage.driver.act(
        "choose", message=reply["id"], custom_id=menu["custom_id"], values=["Prerequisites: Mathematics"]
    )
    assert "Krista King" in text(chosen["messages"][0])


async def test_resources_come_in_pages_of_eight_whose_buttons_carry_their_place(stage: Stage) -> None:
    [reply] = (await stage.driver.command("resources"))["messages"]
    assert sum(one["type"] == 9 for one in components(reply)) == 8
    turned = await stage.driver.act("click", message=reply["id"], label="More links")
    assert "Links 9 to 16 of 17" in text(turned["edited"][0])
    assert turned["edited"][0]["flags"] & 64, "a private reply stays private when it is turned"
    [free] = (await stage.driver.command("resources", cost="free", provider="YouTube"))["messages"]
    assert "CS229" in text(free)
    assert "Udemy" not in text(free)
    [none] = (await stage.driver.command("resources", provider="Nobody"))["messages"]
    assert "No link fits" in text(none)


async def test_sales_and_help_tell_what_there_is(stage: Stage) -> None:
    [sales] = (await stage.driver.command("sales"))["messages"]
    assert "always wait for a sale" in text(sales)
    assert "Basic Calculus" in text(sales)
    [page] = (await stage.driver.command("help"))["messages"]
    assert "/next" in text(page)
    menu = next(one for one in components(page) if one["type"] == 3)
    tried = await stage.driver.act("choose", message=page["id"], custom_id=menu["custom_id"], values=["any discounts?"])
    assert "sale" in text(tried["messages"][0])


async def test_only_the_asker_or_an_admin_dismisses_an_answer(stage: Stage) -> None:
    driver = stage.driver
    [reply] = (await driver.say("@bot any discounts?"))["messages"]
    refused = await driver.act("click", person="newcomer", message=reply["id"], label="Dismiss")
    assert refused["deleted"] == []
    assert "can dismiss" in text(refused["messages"][0])
    assert (await driver.act("click", message=reply["id"], label="Dismiss"))["deleted"] == [reply["id"]]
    [again] = (await driver.say("@bot any discounts?"))["messages"]
    by_admin = await driver.act("click", person="admin", message=again["id"], label="Dismiss")
    assert by_admin["deleted"] == [again["id"]]


async def test_a_button_on_a_public_reply_serves_whoever_clicks_privately(stage: Stage) -> None:
    [reply] = (await stage.driver.say("@bot where do i start?"))["messages"]
    label = next(label for label in labels(reply) if label.startswith("Next: "))
    act = await stage.driver.act("click", person="newcomer", message=reply["id"], label=label)
    assert act["messages"][0]["ephemeral"]
    assert "Step 2 of 5" in text(act["messages"][0])
